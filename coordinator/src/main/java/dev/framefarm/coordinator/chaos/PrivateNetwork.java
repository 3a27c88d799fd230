package dev.framefarm.coordinator.chaos;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** A network namespace that nobody else is in, for which one must be root, and its kernel's queues, which Linux may lack. */
public final class PrivateNetwork {
    private static final List<String> ENTER = List.of("unshare", "--net", "--mount", "--");
    /** What {@link Namespaces} will ask of the machine. */
    private static final String TRIAL = """
            mount -t tmpfs trial /run
            ip netns add trial
            ip link add trial type bridge
            ip link add one type veth peer name two netns trial
            nsenter --net=/run/netns/trial tc qdisc add dev two root handle 1: htb default 1
            tc qdisc add dev one root handle 1: htb default 1
            tc class add dev one parent 1: classid 1:1 htb rate 1gbit quantum 60000
            tc filter add dev one parent 1: protocol ip u32 match ip dst 127.0.1.1/32 flowid 1:1
            tc qdisc add dev one parent 1:1 handle 2: pfifo limit 0
            """;

    private PrivateNetwork() {}

    /** Whether this program is in one, new: there is no network here yet, not even loopback. */
    public static boolean isHere() {
        try {
            return NetworkInterface.networkInterfaces().findAny().isEmpty();
        } catch (SocketException none) {
            return true;
        }
    }

    /** Whether there can be one on this machine. */
    public static boolean isPermitted() {
        return "root".equals(System.getProperty("user.name")) && Signals.run(within(List.of("sh", "-e", "-c", TRIAL)));
    }

    /** The command, in one of its own. */
    public static List<String> within(List<String> command) {
        List<String> whole = new ArrayList<>(ENTER);
        whole.addAll(command);
        return whole;
    }
}
