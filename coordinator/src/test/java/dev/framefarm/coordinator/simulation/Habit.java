package dev.framefarm.coordinator.simulation;

/** How an agent behaves, attempt by attempt. Chances are percent. */
record Habit(
        String name,
        int dies,
        int hangs,
        int comesLate,
        int deliversTwice,
        int wrongFrames,
        int wrongBytes,
        int fails) {
    static final Habit STEADY = new Habit("steady", 0, 0, 0, 0, 0, 0, 0);
    static final Habit MORTAL = new Habit("mortal", 15, 0, 0, 0, 0, 0, 0);
    static final Habit HANGING = new Habit("hanging", 0, 15, 0, 0, 0, 0, 0);
    static final Habit LATE = new Habit("late", 0, 0, 25, 0, 0, 0, 0);
    static final Habit DOUBLE = new Habit("double", 0, 0, 0, 40, 0, 0, 0);
    static final Habit LYING = new Habit("lying", 0, 0, 0, 0, 6, 6, 0);
    static final Habit CLUMSY = new Habit("clumsy", 0, 0, 0, 0, 0, 0, 8);
    static final Habit[] ALL = {STEADY, MORTAL, HANGING, LATE, DOUBLE, LYING, CLUMSY};
}
