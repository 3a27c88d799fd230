package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Delivery;
import java.io.IOException;

/** The bytes of an accepted delivery are gone, or are others by now: a disk forgot them, or somebody wrote to it. */
final class SpoiledDelivery extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Delivery delivery;

    SpoiledDelivery(Delivery delivery, String how) {
        super("the stored delivery of " + delivery.interval() + " in lane "
                + delivery.lane().index() + " " + how);
        this.delivery = delivery;
    }

    Delivery delivery() {
        return delivery;
    }
}
