package dev.nexus.catalog.search;

/** How often what was meant came first, and how far down it was. */
final class SearchFigures {

    private int queries;
    private int first;
    private double reciprocalRanks;

    /**
     * Takes an answer in.
     *
     * @param rank from 1, or 0 when it was not found
     */
    void add(int rank) {
        queries++;
        first += rank == 1 ? 1 : 0;
        reciprocalRanks += rank == 0 ? 0 : 1.0 / rank;
    }

    int queries() {
        return queries;
    }

    /** P@1. */
    double precision() {
        return (double) first / queries;
    }

    /** MRR. */
    double meanReciprocalRank() {
        return reciprocalRanks / queries;
    }
}
