package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Grid;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of a frame from the decoder to the encoder: exact trim first, then what the recipe asks for. */
final class Filters {
    /** A frame that is not later than the one before is shown right after it, as when a film is converted in one go. */
    private static final String AFTER_THE_LAST = "setpts=if(isnan(PREV_OUTPTS)\\,PTS\\,max(PTS\\,PREV_OUTPTS+1))";

    private static final List<String> SAID_BY_THE_FILM = List.of(
            "MASTERING_DISPLAY_METADATA", "CONTENT_LIGHT_LEVEL", "DYNAMIC_HDR_PLUS", "AMBIENT_VIEWING_ENVIRONMENT");

    private final VideoWork work;
    private final List<String> chain = new ArrayList<>();

    private Filters(VideoWork work) {
        this.work = work;
    }

    static String of(VideoWork work) {
        Filters filters = new Filters(work);
        filters.prepare();
        filters.shape();
        filters.last();
        return filters.text();
    }

    /** The same for several renditions, whose ways part before each gets its shape. */
    static String graph(VideoWork work) {
        Filters common = new Filters(work);
        common.prepare();
        List<VideoWork> renditions = work.renditions();
        StringBuilder graph = new StringBuilder("[0:v:0]" + common.text() + ",split=" + renditions.size());
        for (int i = 0; i < renditions.size(); i++) {
            graph.append("[s").append(i).append(']');
        }
        int input = renditions.stream().anyMatch(each -> each.framing().logo().isPresent()) ? 2 : 1;
        for (int i = 0; i < renditions.size(); i++) {
            VideoWork each = renditions.get(i);
            Filters own = new Filters(each);
            own.shape();
            graph.append(";[s")
                    .append(i)
                    .append(']')
                    .append(own.covered(i, input))
                    .append(label(i));
            input += each.framing().letters().isPresent() ? 1 : 0;
        }
        return graph.toString();
    }

    /** Where a logo or words are put upon the picture, two ways meet; the words come from this input. */
    private String covered(int number, int input) {
        Framing framing = work.framing();
        String below = framing.logo()
                .map(logo -> meets(
                        "[p" + number + "]",
                        Logos.label(number),
                        Logos.way(work, logo, number),
                        Logos.overlay(work, logo)))
                .orElse("");
        below += framing.letters()
                .map(words -> meets(
                        "[q" + number + "]",
                        Captions.label(number),
                        Captions.way(work, words, input, number),
                        Above.overlay(work, words.place())))
                .orElse("");
        last();
        return below + text();
    }

    /** What was done so far ends here, and goes on where the other way is put upon it. */
    private String meets(String here, String there, String way, String overlay) {
        String below = text() + here + ";" + way + ";" + here + there;
        chain.clear();
        chain.add(overlay);
        chain.add("format=" + work.pixelFormat().label());
        return below;
    }

    /** The end of a rendition's way. */
    static String label(int rendition) {
        return "[v" + rendition + "]";
    }

    private void prepare() {
        treated();
        ontoTheFilmsClock();
        work.grid().ifPresent(this::regrid);
        work.treatment().toneMapping().map(Treating::tones).ifPresent(chain::addAll);
        forgetLight();
        chain.addAll(Tags.of(work.colour()));
        locateChroma();
        chain.addAll(Treating.turn(work.treatment()));
        samples().map(Filters::some).ifPresent(chain::add);
    }

    private Optional<Quality.Samples> samples() {
        return work.dials().quality().flatMap(Quality::samples);
    }

    private static String some(Quality.Samples samples) {
        long from = samples.first();
        long to = from + samples.length() - 1;
        return "select=between(mod(n\\," + samples.every() + ")\\," + from + "\\," + to + ")";
    }

    /** Samples follow each other without a gap: encoders take pictures that are shown for longer to matter more. */
    private String joined(Quality.Samples any) {
        Fraction rate = work.grid().map(Grid::fps).orElse(work.frameRate());
        return "setpts=N/(" + rate.slash() + "*TB)";
    }

    private String text() {
        return String.join(",", chain);
    }

    /** The wanted frames of the source and nothing else, for counting them. */
    static String wanted(VideoWork work) {
        Filters filters = new Filters(work);
        filters.wanted();
        return filters.text();
    }

    private void wanted() {
        only(work.firstPts(), work.endPts());
    }

    /** Filters that need neighbours get them; what only they needed is then cut off. */
    private void treated() {
        Treatment treatment = work.treatment();
        if (!treatment.needsNeighbours()) {
            wanted();
            return;
        }
        only(treatment.fromPts(), treatment.untilPts());
        chain.addAll(Treating.amongNeighbours(work));
        // The last field of a film comes after the last frame's time.
        trim(
                work.firstPts(),
                treatment.untilPts() > work.endPts() ? work.endPts() : Long.MAX_VALUE,
                treatment.pictures());
    }

    private void only(long from, long end) {
        chain.add("settb=expr=" + work.clock().timeBase().slash());
        work.count()
                .ifPresent(count ->
                        chain.add("setpts=" + Counted.time(count, work.clock().sliceShift())));
        chain.add(AFTER_THE_LAST);
        trim(from, end, 1);
    }

    private void trim(long from, long end, int parts) {
        long shift = work.clock().sliceShift();
        boolean open = end == Long.MAX_VALUE;
        chain.add("trim=start_pts=" + parts * (from + shift) + (open ? "" : ":end_pts=" + parts * (end + shift)));
    }

    private void ontoTheFilmsClock() {
        long offset = work.clock().offset() * work.treatment().pictures();
        if (offset != 0) {
            chain.add("setpts=PTS" + (offset > 0 ? "-" : "+") + Math.abs(offset));
        }
    }

    /** The last frame stands still until the grid's end, as it does when a film is converted in one go. */
    private void regrid(Grid grid) {
        if (grid.bounded()) {
            chain.add("tpad=stop=-1:stop_mode=clone");
        }
        chain.add("fps=" + grid.fps().slash());
        if (grid.bounded()) {
            chain.add("trim=start_pts=" + grid.from() + ":end_pts=" + grid.to());
        } else {
            chain.add("trim=start_pts=" + grid.from());
        }
    }

    /**
     * What a stream says about its light may stand in some frames only, and the encoder would write it into the headers
     * of some deliveries only. It is told what holds for the whole film.
     */
    private void forgetLight() {
        for (String type : SAID_BY_THE_FILM) {
            chain.add("sidedata=mode=delete:type=" + type);
        }
    }

    /** A scaler that does something puts the samples to the left unless it is told otherwise. */
    private String chromaStays() {
        int location = work.colour().chromaLocation();
        return location == 0 ? "" : ":out_chroma_loc=" + location;
    }

    private void locateChroma() {
        if (work.colour().chromaLocation() != 0) {
            chain.add("setparams=chroma_location=" + work.colour().chromaLocation());
        }
    }

    /** A scaler that has nothing to do hands frames through untouched, so equal sizes cost nothing. */
    private void shape() {
        Framing framing = work.framing();
        framing.crop().ifPresent(part -> chain.add("crop=" + colons(part)));
        work.size().ifPresent(size -> scale(size, framing.placed()));
        chain.add("format=" + work.pixelFormat().label());
        framing.placed().ifPresent(part -> work.size().ifPresent(size -> surround(size, part)));
    }

    /** The frame rate that was guessed from the piece is taken off: the encoder is told the film's. */
    private void last() {
        work.sampleAspect().ifPresent(aspect -> chain.add("setsar=" + aspect.slash()));
        samples().map(this::joined).ifPresent(chain::add);
        VideoEncoder encoder = VideoEncoder.of(work.codec());
        String layout = encoder.samples(work.pixelFormat());
        if (!layout.equals(work.pixelFormat().label())) {
            chain.add("format=" + layout);
        }
        if (!encoder.goesByGuessedRate(work)) {
            chain.add("setpts=PTS:strip_fps=1");
        }
    }

    private void scale(VideoWork.Size size, Optional<Rectangle> placed) {
        int width = placed.map(Rectangle::width).orElse(size.width());
        int height = placed.map(Rectangle::height).orElse(size.height());
        chain.add("scale=" + width + ":" + height + ":flags=bicubic" + chromaStays());
    }

    private void surround(VideoWork.Size size, Rectangle placed) {
        chain.add("pad=" + size.width() + ":" + size.height() + ":" + placed.x() + ":" + placed.y() + ":color=black");
    }

    private static String colons(Rectangle part) {
        return part.width() + ":" + part.height() + ":" + part.x() + ":" + part.y();
    }
}
