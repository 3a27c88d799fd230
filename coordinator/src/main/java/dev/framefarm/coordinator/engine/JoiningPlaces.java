package dev.framefarm.coordinator.engine;

import java.util.concurrent.Semaphore;

/**
 * Room for joining. An early place is held while the film is still being encoded, however long that takes; places for
 * complete films are apart, so that each of these comes to an end by itself and the next one gets its turn.
 */
final class JoiningPlaces {
    private final Semaphore early;
    private final Semaphore complete;

    JoiningPlaces(int each) {
        early = new Semaphore(each, true);
        complete = new Semaphore(each, true);
    }

    boolean takeEarly() {
        return early.tryAcquire();
    }

    void leaveEarly() {
        early.release();
    }

    boolean takeComplete() {
        return complete.tryAcquire();
    }

    void awaitComplete() throws InterruptedException {
        complete.acquire();
    }

    void leaveComplete() {
        complete.release();
    }
}
