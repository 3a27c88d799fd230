package dev.framefarm.coordinator.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jdbi.v3.core.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool that waits, within bounds, for a database that is restarting. Only getting a connection is
 * repeated: nothing was executed yet, so nothing can happen twice.
 */
final class PatientConnections implements ConnectionFactory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PatientConnections.class);
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 2_000;
    private static final int VALIDATION_SECONDS = 5;
    /** For a transaction that waits for somebody outside, and has locked nothing that others need. */
    static final String AT_LEISURE = "SET LOCAL idle_in_transaction_session_timeout = 0";

    private final DatabaseSettings settings;
    private final DataSource pool;

    PatientConnections(DatabaseSettings settings) {
        this.settings = settings;
        pool = new DataSource(properties(settings));
    }

    private static PoolProperties properties(DatabaseSettings settings) {
        PoolProperties pool = new PoolProperties();
        pool.setUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setDbProperties(ofDriver(settings));
        pool.setDriverClassName(settings.isPostgres() ? "org.postgresql.Driver" : "org.h2.Driver");
        pool.setInitialSize(0); // the first connection waits like any other
        pool.setMinIdle(1);
        pool.setMaxIdle(settings.connections());
        pool.setMaxActive(settings.connections());
        pool.setMaxWait((int) Math.max(1_000, settings.patience().toMillis()));
        pool.setTestOnBorrow(true);
        pool.setValidationQueryTimeout(VALIDATION_SECONDS);
        pool.setValidationInterval(0); // a round trip for each call, so that none of them pays for a restart
        pool.setRollbackOnReturn(true);
        pool.setJmxEnabled(false);
        if (settings.isPostgres()) {
            pool.setInitSQL(untilItMissesUs(settings));
        }
        return pool;
    }

    /**
     * PostgreSQL would keep the session of a machine that vanished, and the rows that it has locked, for two hours. Others
     * wait for those rows, so they are free before anybody has lost patience.
     */
    private static String untilItMissesUs(DatabaseSettings settings) {
        return "SET idle_in_transaction_session_timeout = "
                + settings.patience().dividedBy(2).toMillis()
                + "; SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";
    }

    /** Without time limits a connection whose other end vanished would hold its thread for a quarter of an hour. */
    private static Properties ofDriver(DatabaseSettings settings) {
        Properties properties = new Properties();
        if (settings.isPostgres()) {
            properties.setProperty("ApplicationName", "framefarm");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", "60");
            properties.setProperty("tcpKeepAlive", "true");
        }
        return properties;
    }

    /**
     * For statements that take as long as a table is large, and say nothing until they are done: whoever hung up in between
     * would have them undone, at each start anew.
     */
    static void withAllTime(Connection connection, Consumer<Connection> work) {
        try {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            work.accept(connection);
            connection.setNetworkTimeout(Runnable::run, usual);
        } catch (SQLException failure) {
            throw new IllegalStateException("the database's connection has no time limits that can be set", failure);
        }
    }

    @Override
    public Connection openConnection() throws SQLException {
        long giveUp = System.nanoTime() + settings.patience().toNanos();
        long pause = FIRST_PAUSE;
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLException failure) {
                if (!Failures.mayPass(failure) || System.nanoTime() >= giveUp) {
                    throw Failures.explained(settings, failure);
                }
                if (pause == FIRST_PAUSE) {
                    LOG.warn(
                            "The database at {} does not answer ({}); trying again for {}",
                            settings,
                            failure.getMessage(),
                            settings.patience());
                }
                sleep(pause, failure);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }

    /** One question without patience, for those who want to know how things are now. */
    boolean answer() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(VALIDATION_SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    private static void sleep(long milliseconds, SQLException reason) throws SQLException {
        try {
            Thread.sleep(Duration.ofMillis(milliseconds).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    @Override
    public void close() {
        pool.close(true);
    }
}
