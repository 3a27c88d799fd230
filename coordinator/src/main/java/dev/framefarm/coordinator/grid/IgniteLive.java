package dev.framefarm.coordinator.grid;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.framefarm.coordinator.engine.Live;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.v1.ShownMedia;
import dev.framefarm.v1.ShownPart;
import dev.framefarm.v1.WatchedPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Films that another coordinator joins, for those who watch them here: every piece is asked of it over the lines between
 * coordinators, so that nobody has to reach it from outside. While it cannot answer there is nothing to watch.
 */
public final class IgniteLive implements Live.Others {
    private static final Logger LOG = LoggerFactory.getLogger(IgniteLive.class);
    private static final long PATIENCE_MILLIS = 3_000;

    private final Grid grid;
    private final Live.Others here;
    private final Function<JobId, Optional<String>> joining;

    /** {@code joining} says which coordinator joins a film. */
    public IgniteLive(Grid grid, Live.Others here, Function<JobId, Optional<String>> joining) {
        this.grid = grid;
        this.here = here;
        this.joining = joining;
        grid.onUp(ignite -> LiveQuestion.answer(ignite, this::answer));
    }

    @Override
    public Optional<Live.Part> find(JobId job, String name) {
        Question question = new Question(
                job, name, joining.apply(job).filter(who -> grid.isUp()).orElse(""));
        try {
            ShownPart shown = ask(question, 0, -1, 0);
            return switch (shown.getPartCase()) {
                case PLAYLIST -> Optional.of(new Live.Playlist(shown.getPlaylist()));
                case MEDIA ->
                    Optional.of(new Elsewhere(question, shown.getMedia().getMediaType()));
                case PART_NOT_SET -> Optional.empty();
            };
        } catch (GridDownException | IOException e) {
            LOG.debug("Nobody says what can be watched of job {}", job, e);
            return Optional.empty();
        }
    }

    private record Question(JobId job, String name, String coordinator) {}

    /** A file on the disk of the one who joins it. */
    private final class Elsewhere implements Live.Media {
        private final Question question;
        private final String mediaType;

        Elsewhere(Question question, String mediaType) {
            this.question = question;
            this.mediaType = mediaType;
        }

        @Override
        public String mediaType() {
            return mediaType;
        }

        @Override
        public boolean has(long from, long to) {
            try {
                return ask(question, from, to, 0).getMedia().getHas();
            } catch (IOException | GridDownException e) {
                LOG.debug("Nobody says what there is of {}", question, e);
                return false;
            }
        }

        @Override
        public InputStream read(long from, long to) {
            return new RelayedBytes(from, to, this::piece);
        }

        private ByteString piece(long from, long to, int most) throws IOException {
            try {
                return ask(question, from, to, most).getMedia().getData();
            } catch (GridDownException e) {
                throw new IOException("the coordinator that joins the film does not answer", e);
            }
        }
    }

    private ShownPart ask(Question question, long from, long to, int most) throws IOException {
        byte[] bytes = WatchedPart.newBuilder()
                .setJobId(question.job().value())
                .setName(question.name())
                .setFrom(from)
                .setTo(to)
                .setMost(most)
                .build()
                .toByteArray();
        byte[] answer = grid.call(ignite -> {
            ClusterGroup asked = ignite.cluster()
                    .forRemotes()
                    .forPredicate(node -> question.coordinator().equals(String.valueOf(node.consistentId())));
            return asked.nodes().isEmpty() ? new byte[0] : ask(ignite, asked, bytes);
        });
        try {
            return ShownPart.parseFrom(answer);
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("not what a coordinator shows: " + answer.length + " bytes", e);
        }
    }

    private static byte[] ask(Ignite ignite, ClusterGroup asked, byte[] question) {
        return ignite.compute(asked)
                .withNoFailover()
                .withTimeout(PATIENCE_MILLIS)
                .apply(new LiveQuestion(), question);
    }

    private byte[] answer(byte[] bytes) {
        try {
            WatchedPart asked = WatchedPart.parseFrom(bytes);
            Optional<Live.Part> part = here.find(new JobId(asked.getJobId()), asked.getName());
            ShownPart.Builder shown = ShownPart.newBuilder();
            if (part.isPresent() && part.get() instanceof Live.Media media) {
                shown.setMedia(shown(media, asked));
            } else if (part.isPresent() && part.get() instanceof Live.Playlist playlist) {
                shown.setPlaylist(playlist.text());
            }
            return shown.build().toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a film that is watched cannot be read", e);
        }
    }

    private static ShownMedia shown(Live.Media media, WatchedPart asked) throws IOException {
        boolean has = media.has(asked.getFrom(), asked.getTo());
        ShownMedia.Builder shown =
                ShownMedia.newBuilder().setMediaType(media.mediaType()).setHas(has);
        int length = (int) Math.min(asked.getTo() - asked.getFrom() + 1, Math.min(asked.getMost(), RelayedBytes.MOST));
        if (has && length > 0) {
            try (InputStream in = media.read(asked.getFrom(), asked.getTo())) {
                shown.setData(ByteString.copyFrom(in.readNBytes(length)));
            }
        }
        return shown.build();
    }
}
