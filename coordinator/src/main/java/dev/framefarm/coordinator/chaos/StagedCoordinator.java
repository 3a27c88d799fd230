package dev.framefarm.coordinator.chaos;

import java.net.URI;

/** A coordinator, and where it answers users. */
record StagedCoordinator(Place place, Member process, URI url) {}
