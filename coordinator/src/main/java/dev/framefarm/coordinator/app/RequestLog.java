package dev.framefarm.coordinator.app;

import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.logging.common.AbstractAppenderFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;

/** The request log names paths only: the query of a link that a browser follows holds a ticket, which is as good as a key. */
final class RequestLog {
    static final String FORMAT = "%h %l %u [%t{dd/MMM/yyyy:HH:mm:ss Z,UTC}] \"%m %U %H\" %s %b \"%i{User-Agent}\" %D";

    private RequestLog() {}

    /** Where the operator chose a format, it is the operator's. */
    static void withoutQueries(ServerFactory factory) {
        if (factory instanceof AbstractServerFactory server
                && server.getRequestLogFactory() instanceof LogbackAccessRequestLogFactory log) {
            log.getAppenders().forEach(appender -> {
                if (appender instanceof AbstractAppenderFactory<?> each && each.getLogFormat() == null) {
                    each.setLogFormat(FORMAT);
                }
            });
        }
    }
}
