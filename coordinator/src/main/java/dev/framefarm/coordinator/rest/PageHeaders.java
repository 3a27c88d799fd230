package dev.framefarm.coordinator.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
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
                    + "media-src blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isInterface = ((HttpServletRequest) request).getRequestURI().startsWith(RestApi.ROOT);
        request.setAttribute(ADDRESS, request.getRemoteAddr());
        Strict answer = new Strict((HttpServletResponse) response, isInterface, request.isSecure());
        answer.setHeaders();
        chain.doFilter(request, answer);
    }

    /** Keeps the headers whatever happens to the answer on its way. */
    private static final class Strict extends HttpServletResponseWrapper {
        private final boolean isInterface;
        private final boolean isSecure;

        Strict(HttpServletResponse response, boolean isInterface, boolean isSecure) {
            super(response);
            this.isInterface = isInterface;
            this.isSecure = isSecure;
        }

        void setHeaders() {
            setHeader("X-Content-Type-Options", "nosniff");
            setHeader("Content-Security-Policy", POLICY);
            setHeader("Referrer-Policy", "no-referrer");
            setHeader("Cross-Origin-Resource-Policy", "same-origin");
            setHeader("Cross-Origin-Opener-Policy", "same-origin");
            // The page is small and has a validator: asked for again each time, but sent only when it changed.
            setHeader("Cache-Control", isInterface ? "no-store" : "no-cache");
            if (isSecure) {
                setHeader("Strict-Transport-Security", "max-age=31536000");
            }
        }

        @Override
        public void reset() {
            super.reset();
            setHeaders();
        }

        /** The server's own error page would clear our headers, and tell more of the server than it should. */
        @Override
        public void sendError(int status, String message) {
            setStatus(status);
        }

        @Override
        public void sendError(int status) {
            setStatus(status);
        }
    }
}
