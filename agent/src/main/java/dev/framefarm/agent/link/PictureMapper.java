package dev.framefarm.agent.link;

import dev.framefarm.agent.work.Denoising;
import dev.framefarm.agent.work.FieldOrder;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Letters;
import dev.framefarm.agent.work.Logo;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.v1.VideoWork;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what becomes of the source's pictures before they are encoded. */
final class PictureMapper {
    private PictureMapper() {}

    static Treatment treatment(VideoWork video) {
        if (!video.hasTreatment()) {
            return Treatment.NONE;
        }
        dev.framefarm.v1.Treatment treatment = video.getTreatment();
        return new Treatment(
                treatment.getFromPts(),
                treatment.getUntilPts(),
                treatment.hasDeinterlacing()
                        ? Optional.of(deinterlacing(treatment.getDeinterlacing()))
                        : Optional.empty(),
                denoising(treatment.getDenoising()),
                treatment.hasToneMapping() ? Optional.of(toneMapping(treatment.getToneMapping())) : Optional.empty(),
                treatment.getRotation(),
                treatment.getMirrored());
    }

    static Framing framing(dev.framefarm.v1.Framing framing) {
        return new Framing(
                framing.hasCrop() ? Optional.of(rectangle(framing.getCrop())) : Optional.empty(),
                framing.hasPlaced() ? Optional.of(rectangle(framing.getPlaced())) : Optional.empty(),
                framing.hasLogo() ? Optional.of(logo(framing.getLogo())) : Optional.empty(),
                framing.hasLetters() ? Optional.of(letters(framing.getLetters())) : Optional.empty());
    }

    private static Letters letters(dev.framefarm.v1.Letters letters) {
        return new Letters(
                rectangle(letters.getPlace()),
                letters.getShownList().stream()
                        .map(each -> Letters.Shown.of(each.getPng().toByteArray(), each.getFromMicros()))
                        .toList());
    }

    private static Logo logo(dev.framefarm.v1.Logo logo) {
        return Logo.of(
                logo.getPng().toByteArray(),
                rectangle(logo.getPlace()),
                logo.getOpacity(),
                logo.getFromMicros(),
                logo.getUntilMicros() > 0 ? OptionalLong.of(logo.getUntilMicros()) : OptionalLong.empty());
    }

    private static Rectangle rectangle(dev.framefarm.v1.Rectangle part) {
        return new Rectangle(part.getX(), part.getY(), part.getWidth(), part.getHeight());
    }

    private static Treatment.Deinterlacing deinterlacing(dev.framefarm.v1.Deinterlacing deinterlacing) {
        FieldOrder order = switch (deinterlacing.getOrder()) {
            case FIELD_ORDER_UNSPECIFIED -> FieldOrder.AS_EACH_FRAME_SAYS;
            case TOP_FIRST -> FieldOrder.TOP_FIRST;
            case BOTTOM_FIRST -> FieldOrder.BOTTOM_FIRST;
            case UNRECOGNIZED -> throw new UnsupportedWork("this order of fields is newer than the agent");
        };
        return new Treatment.Deinterlacing(order, deinterlacing.getEveryField());
    }

    private static Optional<Denoising> denoising(dev.framefarm.v1.Denoising denoising) {
        return switch (denoising) {
            case DENOISING_UNSPECIFIED -> Optional.empty();
            case LIGHT -> Optional.of(Denoising.LIGHT);
            case MEDIUM -> Optional.of(Denoising.MEDIUM);
            case STRONG -> Optional.of(Denoising.STRONG);
            case UNRECOGNIZED -> throw new UnsupportedWork("this noise filter is newer than the agent");
        };
    }

    private static Treatment.ToneMapping toneMapping(dev.framefarm.v1.ToneMapping mapping) {
        return new Treatment.ToneMapping(WorkMapper.points(mapping.getFrom()), mapping.getPeak());
    }
}
