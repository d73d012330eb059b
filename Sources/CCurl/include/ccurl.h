#pragma once
#include <stddef.h>
#include <sys/socket.h>

// One GET over libcurl. curl_easy_setopt is variadic, which Swift cannot call, and its callbacks run in C:
// this target is the whole bridge.

/// What to ask for, within which limits, and whom to tell.
typedef struct {
    const char *url;
    /// "Name: value" lines, ended by NULL.
    const char *const *headers;
    const char *user_agent;
    /// NULL for none; the environment's proxies are never used.
    const char *proxy;
    /// "user:password", or NULL.
    const char *credentials;
    /// PEM file of further authorities, or NULL for the system's.
    const char *authorities;
    long connect_milliseconds;
    long total_milliseconds;
    /// Abort where fewer bytes a second arrive for so many seconds.
    long low_speed_bytes;
    long low_speed_seconds;
    /// Most bytes of body and of header lines.
    size_t body_limit;
    size_t header_limit;
    /// Called before each connect; 0 refuses the address.
    int (*allows_address)(void *context, const struct sockaddr *address, socklen_t length);
    /// The request's lines as they were sent.
    void (*sent)(void *context, const char *bytes, size_t count);
    void (*header_line)(void *context, const char *bytes, size_t count);
    void (*body)(void *context, const char *bytes, size_t count);
    /// Nonzero ends the transfer.
    int (*is_cancelled)(void *context);
    void *context;
} gleaner_http_request;

/// Why a transfer ended where it was not the server's end.
enum {
    GLEANER_HTTP_DONE = 0,
    GLEANER_HTTP_BODY_TOO_LARGE,
    GLEANER_HTTP_HEADERS_TOO_LARGE,
    GLEANER_HTTP_ADDRESS_REFUSED,
    GLEANER_HTTP_CANCELLED,
    GLEANER_HTTP_UNRESOLVED,
    GLEANER_HTTP_UNREACHABLE,
    GLEANER_HTTP_TIMED_OUT,
    GLEANER_HTTP_TLS,
    GLEANER_HTTP_CUT_SHORT,
    GLEANER_HTTP_PROTOCOL,
    /// This process has no file descriptor left for a connection.
    GLEANER_HTTP_NO_DESCRIPTORS,
};

/// What came of it.
typedef struct {
    int ending;
    long status;
    double seconds;
    /// Numeric address of the peer.
    char address[64];
    /// libcurl's own words.
    char message[256];
} gleaner_http_result;

/// A connection that is reused for one host; NULL where libcurl cannot start.
void *gleaner_http_open(void);
/// Performs one request; redirects are not followed.
void gleaner_http_get(void *connection, const gleaner_http_request *request, gleaner_http_result *result);
/// Closes the connection.
void gleaner_http_close(void *connection);
