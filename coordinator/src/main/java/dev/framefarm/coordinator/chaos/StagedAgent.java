package dev.framefarm.coordinator.chaos;

/** An agent and its disk. */
record StagedAgent(Place place, Member process, Disk disk) {
    void close() {
        disk.unmount();
    }
}
