package dev.nexus.playback.groupcommit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue that serves its owners in turn: who brings hundreds of items waits behind nobody, and nobody waits behind
 * all of them. The items of one owner keep their order.
 */
final class FairQueue<K, E> {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Map<K, Queue<E>> waiting = new HashMap<>();
    /** Who has something waiting, each once; the one whose turn it is stands first. */
    private final Queue<K> turns = new ArrayDeque<>();

    private int size;
    private boolean closed;

    FairQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Adds all items or none.
     *
     * @throws QueueFullException when there is no room for all of them
     * @throws IllegalStateException when the queue is closed
     */
    void add(K owner, Collection<E> items) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the queue is closed");
            }
            if (items.size() > capacity - size) {
                throw new QueueFullException(capacity);
            }
            if (items.isEmpty()) {
                return;
            }
            var known = waiting.get(owner);
            if (known == null) {
                known = new ArrayDeque<>();
                waiting.put(owner, known);
                turns.add(owner);
            }
            known.addAll(items);
            size += items.size();
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something; empty only when the queue is closed and nothing is left. */
    List<E> take(int atMost) {
        lock.lock();
        try {
            while (size == 0 && !closed) {
                filled.awaitUninterruptibly();
            }
            var taken = new ArrayList<E>(Math.min(size, atMost));
            while (taken.size() < atMost && size > 0) {
                taken.add(next());
            }
            if (size > 0) {
                filled.signal();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes all that waits, without waiting for more. */
    List<E> takeAll() {
        lock.lock();
        try {
            var taken = new ArrayList<E>(size);
            while (size > 0) {
                taken.add(next());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private E next() {
        var owner = turns.remove();
        var items = waiting.get(owner);
        if (items == null) {
            throw new IllegalStateException("an owner has a turn and nothing waiting");
        }
        var item = items.remove();
        size--;
        if (items.isEmpty()) {
            waiting.remove(owner);
        } else {
            turns.add(owner);
        }
        return item;
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more in; what waits can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
