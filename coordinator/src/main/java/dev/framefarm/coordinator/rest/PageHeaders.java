package dev.framefarm.coordinator.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a browser may do with our answers, on the page and the interface alike: run nothing and load nothing
 * that is not ours, guess no types, show us in nobody's frame. No header allows other origins anything.
 */
final class PageHeaders implements Filter {
    /** Where the client's address is kept for those who see no servlet request. */
    static final String ADDRESS = "dev.framefarm.address";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Content-Security-Policy", POLICY);
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        boolean isInterface = ((HttpServletRequest) request).getRequestURI().startsWith(RestApi.ROOT);
        // The page is small and has a validator: asked for again each time, but sent only when it changed.
        answer.setHeader("Cache-Control", isInterface ? "no-store" : "no-cache");
        if (request.isSecure()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        request.setAttribute(ADDRESS, request.getRemoteAddr());
        chain.doFilter(request, response);
    }
}
