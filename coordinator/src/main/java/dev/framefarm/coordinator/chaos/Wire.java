package dev.framefarm.coordinator.chaos;

import java.net.InetAddress;
import java.util.List;
import java.util.StringJoiner;

/**
 * Of a member in a namespace to all others, as commands of the shell. At both of its ends the kernel has a queue for each
 * of the {@code peers}, from which what is said to it, or what it says, comes as fast as the line is, or never.
 */
record Wire(Place member, List<InetAddress> peers) {
    /** In the namespace; the other end has the member's name. */
    private static final String INNER = "eth0";

    private static final String UNLIMITED = "rate 10gbit quantum 60000";
    private static final String SLOW = "rate 512kbit quantum 1600";
    /** The class of the first peer; the one before is everybody else's. */
    private static final int FIRST = 2;

    Wire {
        peers = List.copyOf(peers);
    }

    /** A namespace of that name, whose loopback is one address only, so that all others of 127.0.0.0/8 may be elsewhere. */
    String lay() {
        String name = member.name();
        StringJoiner script = new StringJoiner("\n");
        script.add("ip netns add " + name);
        script.add("ip link add " + name + " type veth peer name " + INNER + " netns " + name);
        script.add(within("sh -e -c '" + Namespaces.OWN_LOOPBACK + "'"));
        script.add("ip -n " + name + " addr add " + member.host() + "/" + Place.NETWORK_BITS + " dev " + INNER);
        script.add("ip -n " + name + " link set " + INNER + " up");
        script.add("ip link set " + name + " master " + Namespaces.BRIDGE + " up");
        queues(script, "tc -n " + name, INNER, "dst");
        queues(script, "tc", name, "src");
        return script.toString();
    }

    private void queues(StringJoiner script, String tc, String end, String far) {
        script.add("%s qdisc add dev %s root handle 1: htb default 1".formatted(tc, end));
        script.add("%s class add dev %s parent 1: classid 1:1 htb %s".formatted(tc, end, UNLIMITED));
        for (int number = FIRST; number < FIRST + peers.size(); number++) {
            String peer = peers.get(number - FIRST).getHostAddress();
            script.add("%s class add dev %s parent 1: classid 1:%d htb %s".formatted(tc, end, number, UNLIMITED));
            script.add("%s filter add dev %s parent 1: protocol ip u32 match ip %s %s/32 flowid 1:%d"
                    .formatted(tc, end, far, peer, number));
        }
    }

    String become(InetAddress peer, Quality quality) {
        int number = FIRST + peers.indexOf(peer);
        StringJoiner script = new StringJoiner("\n");
        become(script, "tc -n " + member.name(), INNER, number, quality);
        become(script, "tc", member.name(), number, quality);
        return script.toString();
    }

    /** What a queue has no room for is lost without a word. */
    private static void become(StringJoiner script, String tc, String end, int number, Quality quality) {
        script.add("%s class change dev %s parent 1: classid 1:%d htb %s"
                .formatted(tc, end, number, quality == Quality.SLOW ? SLOW : UNLIMITED));
        script.add("%s qdisc replace dev %s parent 1:%d handle %d: pfifo limit %d"
                .formatted(tc, end, number, number, quality == Quality.CUT ? 0 : 1000));
    }

    String hangUp(InetAddress peer) {
        return within("ss --kill --tcp dst " + peer.getHostAddress());
    }

    private String within(String command) {
        return String.join(" ", Namespaces.within(member)) + " " + command;
    }
}
