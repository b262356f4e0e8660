package dev.nexus.catalog.search;

/**
 * Where a database is.
 *
 * @param database which one it is
 * @param horizon the oldest transaction that may still be writing: all before it have said what they have to say
 * @param forgotten the first transaction of which, and of all after it, changes are still known
 */
record SearchMoment(String database, long horizon, long forgotten) {

    /** Whether all that has happened since can be taken over. */
    boolean continuesFrom(SearchPlace place) {
        return database.equals(place.database()) && forgotten <= place.transaction() && place.transaction() <= horizon;
    }

    SearchPlace place() {
        return new SearchPlace(database, horizon);
    }
}
