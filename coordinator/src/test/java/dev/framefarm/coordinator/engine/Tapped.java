package dev.framefarm.coordinator.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A port whose calls are counted, and heard by name before they happen: whoever hears one may make it fail. */
final class Tapped<T> {
    final T port;
    final AtomicInteger calls = new AtomicInteger();
    volatile Consumer<String> before = call -> {};
    /** What happened has happened, whoever fails now: only the answer is lost. */
    volatile Consumer<String> after = call -> {};

    Tapped(Class<T> type, T real) {
        port = type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.incrementAndGet();
                    before.accept(method.getName());
                    try {
                        Object answer = method.invoke(real, arguments);
                        after.accept(method.getName());
                        return answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    void fail() {
        before = call -> {
            throw new IllegalStateException("away");
        };
    }

    void mend() {
        before = call -> {};
        after = call -> {};
    }
}
