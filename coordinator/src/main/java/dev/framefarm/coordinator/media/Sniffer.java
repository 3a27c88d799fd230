package dev.framefarm.coordinator.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Names a file's format by its first bytes: the demuxer that FFmpeg is then forced to use. FFmpeg's own probing would
 * follow a playlist that calls itself a film.
 */
final class Sniffer {
    private static final List<String> MOVIE_BOXES =
            List.of("ftyp", "moov", "mdat", "styp", "moof", "free", "skip", "wide", "pnot");
    private static final List<String> PICTURE_BRANDS = List.of("heic", "heix", "mif1", "msf1", "avif");

    private Sniffer() {}

    static String demuxer(Path file) throws Refusal {
        if (Files.isDirectory(file)) {
            throw new Refusal("DIRECTORY", "This is a folder, not a file; name the film in it.");
        }
        Magic magic = read(file, 0);
        if (magic.bytes().length == 0) {
            throw new Refusal("EMPTY", "The file is empty; copy it again.");
        }
        Optional<String> demuxer = magic.has(0, "ID3")
                ? Optional.of(SoundMagic.described(read(file, SoundMagic.descriptionLength(magic))))
                : demuxer(magic);
        if (demuxer.isPresent()) {
            return demuxer.get();
        }
        throw Strangers.refusal(magic);
    }

    private static Magic read(Path file, long offset) throws Refusal {
        try (InputStream in = Files.newInputStream(file)) {
            in.skip(offset);
            return new Magic(in.readNBytes(Magic.LENGTH));
        } catch (IOException e) {
            throw new Refusal("UNREADABLE", "The file cannot be read; check that it exists and may be read.");
        }
    }

    static Optional<String> demuxer(Magic magic) {
        if (MOVIE_BOXES.stream().anyMatch(box -> magic.has(4, box))) {
            boolean picture = PICTURE_BRANDS.stream().anyMatch(brand -> magic.has(4, "ftyp" + brand));
            return picture ? Optional.empty() : Optional.of("mov");
        }
        if (magic.begins(0x1A, 0x45, 0xDF, 0xA3)) {
            return Optional.of("matroska");
        }
        if (magic.isTransport(188, 0) || magic.isTransport(192, 4) || magic.isTransport(204, 0)) {
            return Optional.of("mpegts");
        }
        if (magic.begins(0, 0, 1, 0xBA)) {
            return Optional.of("mpeg");
        }
        if (magic.has(0, "RIFF") && magic.has(8, "AVI ")) {
            return Optional.of("avi");
        }
        return rarer(magic);
    }

    private static Optional<String> rarer(Magic magic) {
        if (magic.begins('F', 'L', 'V', 1)) {
            return Optional.of("flv");
        }
        if (magic.has(0, "OggS")) {
            return Optional.of("ogg");
        }
        if (magic.begins(0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11)) {
            return Optional.of("asf");
        }
        if (magic.begins(0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0D, 0x01, 0x02)) {
            return Optional.of("mxf");
        }
        if (magic.has(0, "nut/multimedia container\0")) {
            return Optional.of("nut");
        }
        if (magic.has(0, "YUV4MPEG2 ")) {
            return Optional.of("yuv4mpegpipe");
        }
        if (magic.begins(0x1F, 0x07, 0x00, 0x3F) || magic.begins(0x1F, 0x07, 0x00, 0xBF)) {
            return Optional.of("dv");
        }
        if (magic.begins(0, 0, 0, 0, 1, 0xBC)) {
            return Optional.of("gxf");
        }
        if (magic.has(0, "DKIF\0\0")) {
            return Optional.of("ivf");
        }
        return magic.has(0, "GIF8")
                ? Optional.of("gif")
                : SoundMagic.demuxer(magic).or(() -> BareStream.demuxer(magic));
    }
}
