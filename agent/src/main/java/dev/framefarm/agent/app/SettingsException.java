package dev.framefarm.agent.app;

import java.util.List;

/** The configuration cannot be used; all complaints at once. */
final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    SettingsException(List<String> complaints) {
        super(String.join("\n", complaints));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
