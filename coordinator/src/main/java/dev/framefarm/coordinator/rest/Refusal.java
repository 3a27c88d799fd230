package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.intake.Complaint;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A request that is not carried out, with the problem document that says why. */
final class Refusal extends WebApplicationException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private Refusal(Problem problem, Response response) {
        super(problem.code() + ": " + problem.detail(), response);
        this.problem = problem;
    }

    static Refusal of(int status, String code, String detail) {
        return of(Problem.of(status, code, detail));
    }

    static Refusal notFound(String what) {
        return of(404, "NOT_FOUND", "There is no such " + what + ", or it is not yours.");
    }

    /** One field of the request is wrong. */
    static Refusal invalid(String field, String expected, String found) {
        return invalid(List.of(new Complaint("REQUEST_INVALID", field, expected, found)));
    }

    static Refusal invalid(List<Complaint> complaints) {
        return of(Problem.of(400, complaints.get(0).code(), complaints.get(0).message())
                .because(complaints.get(0).expected(), complaints.get(0).found())
                .listing(complaints));
    }

    Refusal because(String expected, String found) {
        return of(problem.because(expected, found));
    }

    Refusal with(String header, String value) {
        return new Refusal(
                problem,
                Response.fromResponse(getResponse()).header(header, value).build());
    }

    private static Refusal of(Problem problem) {
        return new Refusal(
                problem,
                Response.status(problem.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(problem)
                        .build());
    }
}
