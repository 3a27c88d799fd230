package dev.framefarm.agent.command;

import java.util.List;

/** An encoder of pictures that each stand alone; it has neither presets nor a quality that could be chosen. */
abstract class Intra extends VideoEncoder {
    @Override
    final List<String> presets() {
        return List.of("");
    }

    @Override
    final String usualPreset() {
        return "";
    }
}
