#include "ccurl.h"
#include <curl/curl.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
    const gleaner_http_request *request;
    size_t body, headers;
    int ending;
} transfer;

static pthread_once_t started = PTHREAD_ONCE_INIT;
static void start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    transfer *t = context;
    size_t n = size * count;
    t->headers += n;
    if (t->headers > t->request->header_limit) {
        t->ending = GLEANER_HTTP_HEADERS_TOO_LARGE;
        return 0;
    }
    t->request->header_line(t->request->context, bytes, n);
    return n;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    transfer *t = context;
    size_t n = size * count;
    t->body += n;
    if (t->body > t->request->body_limit) {
        t->ending = GLEANER_HTTP_BODY_TOO_LARGE;
        return 0;
    }
    t->request->body(t->request->context, bytes, n);
    return n;
}

static int take_sent(CURL *curl, curl_infotype type, char *bytes, size_t count, void *context) {
    transfer *t = context;
    (void)curl;
    if (type == CURLINFO_HEADER_OUT) t->request->sent(t->request->context, bytes, count);
    return 0;
}

static int is_exhaustion(int code) { return code == EMFILE || code == ENFILE; }

/// Whether fewer descriptors are left than a transfer takes: libcurl's wake-up, the resolver's two ends, the socket.
static int lacks_descriptors(void) {
    int held[4], count = 0, lacks = 0;
    while (count < 4 && !lacks) {
        int opened = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (opened >= 0) {
            held[count++] = opened;
        } else {
            lacks = is_exhaustion(errno);
            if (!lacks) break;
        }
    }
    while (count > 0) close(held[--count]);
    return lacks;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    transfer *t = context;
    (void)purpose;
    if (!t->request->allows_address(t->request->context, &address->addr, address->addrlen)) {
        t->ending = GLEANER_HTTP_ADDRESS_REFUSED;
        return CURL_SOCKET_BAD;
    }
    int opened = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (opened < 0 && is_exhaustion(errno)) t->ending = GLEANER_HTTP_NO_DESCRIPTORS;
    return opened;
}

static int progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    transfer *t = context;
    (void)a, (void)b, (void)c, (void)d;
    if (!t->request->is_cancelled(t->request->context)) return 0;
    t->ending = GLEANER_HTTP_CANCELLED;
    return 1;
}

static int ending(CURLcode code) {
    switch (code) {
    case CURLE_OK: return GLEANER_HTTP_DONE;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return GLEANER_HTTP_UNRESOLVED;
    case CURLE_COULDNT_CONNECT: return GLEANER_HTTP_UNREACHABLE;
    case CURLE_OPERATION_TIMEDOUT: return GLEANER_HTTP_TIMED_OUT;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return GLEANER_HTTP_TLS;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2_STREAM: return GLEANER_HTTP_CUT_SHORT;
    default: return GLEANER_HTTP_PROTOCOL;
    }
}

void *gleaner_http_open(void) {
    pthread_once(&started, start);
    return curl_easy_init();
}

void gleaner_http_close(void *connection) { curl_easy_cleanup(connection); }

void gleaner_http_get(void *connection, const gleaner_http_request *request, gleaner_http_result *result) {
    CURL *curl = connection;
    transfer t = {.request = request};
    memset(result, 0, sizeof *result);
    struct curl_slist *lines = NULL;
    for (const char *const *line = request->headers; *line; line++) lines = curl_slist_append(lines, *line);
    curl_easy_reset(curl); // keeps the connection
    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, request->user_agent);
    curl_easy_setopt(curl, CURLOPT_PROXY, request->proxy ? request->proxy : "");
    if (request->credentials) curl_easy_setopt(curl, CURLOPT_USERPWD, request->credentials);
    if (request->authorities) curl_easy_setopt(curl, CURLOPT_CAINFO, request->authorities);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(curl, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, request->total_milliseconds);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, request->low_speed_bytes);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, request->low_speed_seconds);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &t);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &t);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, take_sent);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &t);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &t);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &t);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, result->message);
    CURLcode code = curl_easy_perform(curl);
    // Without descriptors the resolver finds no name and TLS no authorities: that is no fault of the host.
    if (!t.ending && code && !t.headers && lacks_descriptors()) t.ending = GLEANER_HTTP_NO_DESCRIPTORS;
    result->ending = t.ending ? t.ending : ending(code);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &result->status);
    curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME, &result->seconds);
    char *address = NULL;
    curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &address);
    if (address) snprintf(result->address, sizeof result->address, "%s", address);
    if (code && !result->message[0]) snprintf(result->message, sizeof result->message, "%s", curl_easy_strerror(code));
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
    curl_slist_free_all(lines);
}
