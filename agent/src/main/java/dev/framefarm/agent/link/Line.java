package dev.framefarm.agent.link;

import dev.framefarm.v1.FarmGrpc;

/** One try: the connections to one coordinator, and the conversation over the first of them. */
record Line(Address address, Connections connections, Conversation conversation) {
    static Line open(Address address, Connections connections, Conversation conversation) {
        var unused = FarmGrpc.newStub(connections.first()).session(conversation);
        return new Line(address, connections, conversation);
    }

    void leave() {
        conversation.session().close();
        connections.leave();
    }
}
