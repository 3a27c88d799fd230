package dev.framefarm.coordinator.rpc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where somebody calls from, as far as it counts. {@code isNear}: from this machine, or through a tunnel that ends here. */
record Origin(String address, boolean isNear) {
    /** Who has one IPv6 address has 2^64 of them. */
    static Origin of(@Nullable SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress socket) || socket.getAddress() == null) {
            return new Origin("unknown", false);
        }
        InetAddress address = socket.getAddress();
        byte[] bytes = address.getAddress();
        byte[] counted = address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes;
        return new Origin(HexFormat.of().formatHex(counted), address.isLoopbackAddress());
    }
}
