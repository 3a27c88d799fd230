package dev.framefarm.coordinator.intake;

/** One reason why an order is not taken. The code is stable; the texts are for people. */
public record Complaint(String code, String field, String expected, String found) {
    /** One sentence. */
    public String message() {
        return "`" + field + "`: expected " + expected + ", found " + found + ".";
    }
}
