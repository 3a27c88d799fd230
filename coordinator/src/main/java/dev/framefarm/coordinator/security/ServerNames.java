package dev.framefarm.coordinator.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;
import org.bouncycastle.util.encoders.Hex;

/** The names a coordinator may be dialled by: those of this machine always, and the configured ones. */
final class ServerNames {
    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "::1");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private ServerNames() {}

    static Set<String> with(Collection<String> configured) {
        Set<String> all = new TreeSet<>();
        ALWAYS.forEach(each -> all.add(canonical(each)));
        for (String each : configured) {
            String name = canonical(each);
            if (!IPAddress.isValid(name) && !HOST.matcher(name).matches()) {
                throw new IllegalArgumentException("expected a host name or an address, found '" + each + "'");
            }
            all.add(name);
        }
        return all;
    }

    static List<GeneralName> general(Collection<String> names) {
        return names.stream()
                .map(each ->
                        new GeneralName(IPAddress.isValid(each) ? GeneralName.iPAddress : GeneralName.dNSName, each))
                .toList();
    }

    /** One spelling for each, so that a certificate can be compared with the configuration. */
    static String canonical(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (!IPAddress.isValidIPv6(lower)) {
            return lower;
        }
        byte[] octets = ((org.bouncycastle.asn1.ASN1OctetString)
                        new GeneralName(GeneralName.iPAddress, lower).getName())
                .getOctets();
        String hex = Hex.toHexString(octets);
        return hex.replaceAll("(.{4})(?!$)", "$1:");
    }
}
