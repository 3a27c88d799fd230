package dev.framefarm.coordinator.chaos;

import java.util.List;

/** An agent, its lines to the coordinators, and its disk. */
record StagedAgent(Member process, List<Link> links, Disk disk) {
    StagedAgent {
        links = List.copyOf(links);
    }

    void close() {
        links.forEach(Link::close);
        disk.unmount();
    }
}
