package io.holdfast.web.notifications;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A webhook to be registered.
 *
 * @param url http or https, not inside the private network
 * @param events names such as {@code order.confirmed}, groups such as {@code order.*}, or {@code *}
 */
public record NewWebhook(
    @NotNull @Size(min = 8, max = 2000) String url,
    @NotNull @Size(min = 1, max = 50)
        List<
                @NotNull
                @Pattern(
                    regexp = "[a-z*][a-z.*-]{0,99}",
                    message = "must be the name of an event, or a group such as order.*")
                String>
            events) {}
