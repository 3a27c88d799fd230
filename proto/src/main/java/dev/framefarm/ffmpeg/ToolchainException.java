package dev.framefarm.ffmpeg;

/** There is no FFmpeg that starts here. The message says what to do about it. */
public final class ToolchainException extends Exception {
    private static final long serialVersionUID = 1L;

    public ToolchainException(String message) {
        super(message);
    }

    public ToolchainException(String message, Throwable cause) {
        super(message, cause);
    }
}
