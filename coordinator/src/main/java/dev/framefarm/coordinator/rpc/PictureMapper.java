package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import dev.framefarm.coordinator.model.Denoising;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Letters;
import dev.framefarm.coordinator.model.Logo;
import dev.framefarm.coordinator.model.Rectangle;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.v1.Deinterlacing;
import dev.framefarm.v1.FieldOrder;
import dev.framefarm.v1.ShownLetters;
import dev.framefarm.v1.ToneMapping;
import dev.framefarm.v1.VideoWork;
import java.util.Base64;

/** The part of an order that is about what becomes of the source's pictures before they are encoded. */
final class PictureMapper {
    private PictureMapper() {}

    static void add(Work.Pictures pictures, VideoWork.Builder video) {
        Encode.Video encode = pictures.encode();
        if (!encode.treatment().isNothing()) {
            video.setTreatment(treatment(encode.treatment(), pictures));
        }
        if (!encode.picture().framing().equals(Framing.WHOLE)) {
            video.setFraming(framing(encode.picture().framing()));
        }
    }

    private static dev.framefarm.v1.Treatment.Builder treatment(Treatment treatment, Work.Pictures pictures) {
        dev.framefarm.v1.Treatment.Builder message = dev.framefarm.v1.Treatment.newBuilder()
                .setMirrored(treatment.mirrored())
                .setRotation(treatment.rotation());
        pictures.neighbours().ifPresent(seen -> message.setFromPts(seen.from()).setUntilPts(seen.until()));
        treatment.deinterlacing().map(PictureMapper::deinterlacing).ifPresent(message::setDeinterlacing);
        treatment.denoising().map(PictureMapper::denoising).ifPresent(message::setDenoising);
        treatment
                .toneMapping()
                .map(mapping -> ToneMapping.newBuilder()
                        .setFrom(WorkMapper.colour(mapping.from()))
                        .setPeak(mapping.peak()))
                .ifPresent(message::setToneMapping);
        return message;
    }

    private static Deinterlacing.Builder deinterlacing(Treatment.Deinterlacing deinterlacing) {
        return Deinterlacing.newBuilder()
                .setOrder(order(deinterlacing.order()))
                .setEveryField(deinterlacing.everyField());
    }

    private static FieldOrder order(Scan scan) {
        return switch (scan) {
            case PROGRESSIVE -> FieldOrder.FIELD_ORDER_UNSPECIFIED;
            case TOP_FIRST -> FieldOrder.TOP_FIRST;
            case BOTTOM_FIRST -> FieldOrder.BOTTOM_FIRST;
        };
    }

    private static dev.framefarm.v1.Denoising denoising(Denoising denoising) {
        return switch (denoising) {
            case LIGHT -> dev.framefarm.v1.Denoising.LIGHT;
            case MEDIUM -> dev.framefarm.v1.Denoising.MEDIUM;
            case STRONG -> dev.framefarm.v1.Denoising.STRONG;
        };
    }

    static dev.framefarm.v1.Framing.Builder framing(Framing framing) {
        dev.framefarm.v1.Framing.Builder message = dev.framefarm.v1.Framing.newBuilder();
        framing.crop().map(PictureMapper::rectangle).ifPresent(message::setCrop);
        framing.placed().map(PictureMapper::rectangle).ifPresent(message::setPlaced);
        framing.logo().map(PictureMapper::logo).ifPresent(message::setLogo);
        framing.letters().map(PictureMapper::letters).ifPresent(message::setLetters);
        return message;
    }

    private static dev.framefarm.v1.Logo.Builder logo(Logo logo) {
        return dev.framefarm.v1.Logo.newBuilder()
                .setPng(ByteString.copyFrom(Base64.getDecoder().decode(logo.png())))
                .setPlace(rectangle(logo.place()))
                .setOpacity(logo.opacity())
                .setFromMicros(logo.fromMicros())
                .setUntilMicros(logo.untilMicros().orElse(0));
    }

    private static dev.framefarm.v1.Letters.Builder letters(Letters letters) {
        dev.framefarm.v1.Letters.Builder message =
                dev.framefarm.v1.Letters.newBuilder().setPlace(rectangle(letters.place()));
        for (Letters.Shown each : letters.shown()) {
            message.addShown(ShownLetters.newBuilder()
                    .setPng(ByteString.copyFrom(Base64.getDecoder().decode(each.png())))
                    .setFromMicros(each.fromMicros()));
        }
        return message;
    }

    private static dev.framefarm.v1.Rectangle.Builder rectangle(Rectangle part) {
        return dev.framefarm.v1.Rectangle.newBuilder()
                .setX(part.x())
                .setY(part.y())
                .setWidth(part.width())
                .setHeight(part.height());
    }
}
