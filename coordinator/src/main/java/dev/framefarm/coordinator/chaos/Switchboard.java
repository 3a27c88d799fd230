package dev.framefarm.coordinator.chaos;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of one coordinator to the others. Coordinators tell each other where they listen, so nobody can be put between them
 * by an address; but a JVM can be told to dial through a SOCKS proxy (RFC 1928), and knows nothing of it.
 */
final class Switchboard implements Closeable {
    private static final int VERSION = 5;
    private static final int IPV4 = 1;
    private static final byte[] NO_PASSWORD = {VERSION, 0};
    private static final byte[] CONNECTED = {VERSION, 0, 0, IPV4, 0, 0, 0, 0, 0, 0};

    private final Map<InetAddress, Line> lines = new HashMap<>();
    private final Door door;

    Switchboard(List<InetAddress> coordinators) throws IOException {
        coordinators.forEach(each -> lines.put(each, new Line()));
        door = new Door(InetAddress.getLoopbackAddress(), this::serve);
    }

    /** For the JVM whose calls come this way: those to the coordinators' own addresses, and no others. */
    List<String> options() {
        return List.of(
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=" + door.address().getPort(),
                // A pattern of hosts: the JVM's own default spares all of loopback.
                "-DsocksNonProxyHosts=localhost|127.0.0.*");
    }

    /** Nothing comes this way that goes to others than coordinators. */
    void become(InetAddress peer, Quality quality) {
        Optional.ofNullable(lines.get(peer)).ifPresent(line -> line.become(quality));
    }

    private void serve(Socket caller) {
        try {
            InetSocketAddress target = target(caller);
            Line line = lines.get(target.getAddress());
            if (line == null) {
                throw new SocketException(target + " is no coordinator");
            }
            line.carry(caller, target);
        } catch (IOException stranger) {
            Door.hangUp(caller);
        }
    }

    private static InetSocketAddress target(Socket caller) throws IOException {
        DataInputStream in = new DataInputStream(caller.getInputStream());
        OutputStream out = caller.getOutputStream();
        demand(in.readUnsignedByte() == VERSION);
        in.readNBytes(in.readUnsignedByte());
        out.write(NO_PASSWORD);
        in.readNBytes(3);
        demand(in.readUnsignedByte() == IPV4);
        byte[] address = in.readNBytes(4);
        int port = in.readUnsignedShort();
        out.write(CONNECTED);
        return new InetSocketAddress(InetAddress.getByAddress(address), port);
    }

    private static void demand(boolean met) throws SocketException {
        if (!met) {
            throw new SocketException("a call that is not SOCKS 5 to an IPv4 address");
        }
    }

    @Override
    public void close() {
        door.close();
        lines.values().forEach(each -> each.become(Quality.CUT));
    }
}
