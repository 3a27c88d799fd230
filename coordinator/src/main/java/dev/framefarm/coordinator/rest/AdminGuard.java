package dev.framefarm.coordinator.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * The admin port asks nobody for a key, so it only answers what a scraper asks. Dropwizard would also collect garbage,
 * set log levels, show what every thread does and profile the process for anybody on this machine, or for any page
 * that makes a browser on it send a form.
 */
final class AdminGuard implements Filter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Set<String> PATHS = Set.of("/metrics", "/healthcheck", "/ping");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Cache-Control", "no-store");
        if (!PATHS.contains(asked.getRequestURI())) {
            answer.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!METHODS.contains(asked.getMethod())) {
            answer.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            chain.doFilter(request, response);
        }
    }
}
