/* What does a program write to the disk, in which order, and what if the disk refuses?
 *
 * Preloaded into a program, this notes every change to the files under RIG_ROOT, and every line that the
 * program says on its standard output, in one log (RIG_LOG), in the order in which they happened. With
 * RIG_FAULT="CALL:N:ERRNO:TIMES" the N-th such call (counted from 1) and those after it, TIMES in all, fail.
 *
 * A record of the log: kind (1 byte), inode, number, length of the first and of the second text (8 bytes
 * each, little-endian), then the two texts.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define FDS 4096
static uint64_t inodes[FDS]; /* of the descriptors that are followed; 0 where one is not */
static char folders[FDS];    /* 1 where a descriptor is a folder's */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static char root[4096];
static char fault_call[16];
static long fault_at, fault_errno, fault_times, fault_count;


__attribute__((constructor)) static void begin(void) {
    const char *where = getenv("RIG_ROOT"), *log = getenv("RIG_LOG"), *fault = getenv("RIG_FAULT");
    if (where) snprintf(root, sizeof root, "%s/", where);
    if (log && where) {
        int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        log_fd = syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 3000);
        syscall(SYS_close, fd);
    }
    if (fault && where)
        sscanf(fault, "%15[^:]:%ld:%ld:%ld", fault_call, &fault_at, &fault_errno, &fault_times);
}

static int refuses(const char *call) {
    if (!fault_times || strcmp(call, fault_call)) return 0;
    fault_count++;
    if (fault_count < fault_at || fault_count >= fault_at + fault_times) return 0;
    errno = (int)fault_errno;
    return 1;
}

static void note(char kind, uint64_t inode, uint64_t number, const void *a, uint64_t la, const void *b, uint64_t lb) {
    if (log_fd < 0) return;
    char *record = malloc(33 + la + lb);
    record[0] = kind;
    memcpy(record + 1, &inode, 8);
    memcpy(record + 9, &number, 8);
    memcpy(record + 17, &la, 8);
    memcpy(record + 25, &lb, 8);
    memcpy(record + 33, a, la);
    memcpy(record + 33 + la, b, lb);
    int kept = errno;
    syscall(SYS_write, log_fd, record, 33 + la + lb);
    errno = kept;
    free(record);
}

static int full_path(int folder, const char *path, char *into) {
    if (!root[0] || !path) return 0;
    if (path[0] == '/') snprintf(into, 4096, "%s", path);
    else if (folder == AT_FDCWD) {
        if (!getcwd(into, 3000)) return 0;
        snprintf(into + strlen(into), 1000, "/%s", path);
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, into, 3000);
        if (length < 0) return 0;
        snprintf(into + length, 1000, "/%s", path);
    }
    size_t length = strlen(root) - 1;
    return !strncmp(into, root, length) && (into[length] == '/' || !into[length]);
}

static int followed(int fd) { return fd >= 0 && fd < FDS && inodes[fd]; }

static int open_noted(int folder, const char *path, int flags, mode_t mode) {
    char whole[4096];
    int ours = full_path(folder, path, whole);
    if (!ours) return syscall(SYS_openat, folder, path, flags, mode);
    pthread_mutex_lock(&turn);
    int writes = (flags & O_ACCMODE) != O_RDONLY, fd = -1;
    struct stat before, now;
    int was_there = !syscall(SYS_newfstatat, AT_FDCWD, whole, &before, 0);
    if (!(writes && refuses("open"))) fd = syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < FDS && !fstat(fd, &now)) {
        inodes[fd] = now.st_ino;
        folders[fd] = S_ISDIR(now.st_mode);
        if (!was_there) note('c', now.st_ino, 0, whole, strlen(whole), "", 0);
        else if (writes && flags & O_TRUNC) note('t', now.st_ino, 0, "", 0, "", 0);
    }
    pthread_mutex_unlock(&turn);
    return fd;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE return open_noted(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_noted(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return open_noted(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return open_noted(folder, path, flags | O_LARGEFILE, mode); }

int close(int fd) {
    if (fd >= 0 && fd < FDS) inodes[fd] = 0;
    return syscall(SYS_close, fd);
}

static ssize_t write_noted(int fd, const void *data, size_t length, off_t at, int has_place) {
    if (fd == 1 && log_fd >= 0) note('a', 0, 0, data, length, "", 0);
    if (!followed(fd))
        return has_place ? syscall(SYS_pwrite64, fd, data, length, at) : syscall(SYS_write, fd, data, length);
    pthread_mutex_lock(&turn);
    ssize_t done = -1;
    if (!refuses("write")) {
        if (!has_place) {
            struct stat now;
            int appends = syscall(SYS_fcntl, fd, F_GETFL) & O_APPEND;
            at = appends && !fstat(fd, &now) ? now.st_size : lseek(fd, 0, SEEK_CUR);
        }
        done = has_place ? syscall(SYS_pwrite64, fd, data, length, at) : syscall(SYS_write, fd, data, length);
        if (done > 0) note('w', inodes[fd], at, data, done, "", 0);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) { return write_noted(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return write_noted(fd, data, length, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { return write_noted(fd, data, length, at, 1); }

static int cut_noted(int fd, off_t length) {
    pthread_mutex_lock(&turn);
    int failed = followed(fd) && refuses("write") ? -1 : (int)syscall(SYS_ftruncate, fd, length);
    if (!failed && followed(fd)) note('t', inodes[fd], length, "", 0, "", 0);
    pthread_mutex_unlock(&turn);
    return failed;
}
int ftruncate(int fd, off_t length) { return cut_noted(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut_noted(fd, length); }

static int sync_noted(int fd, long call) {
    if (!followed(fd)) return syscall(call, fd);
    pthread_mutex_lock(&turn);
    int failed = refuses("fsync") ? -1 : 0; /* the cut is simulated: nothing needs to wait for the real disk */
    char path[4096] = "", link[64];
    if (!failed && folders[fd]) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, path, sizeof path - 1);
        path[length > 0 ? length : 0] = 0;
    }
    if (!failed) note(folders[fd] ? 'd' : 's', inodes[fd], 0, path, strlen(path), "", 0);
    pthread_mutex_unlock(&turn);
    return failed;
}
int fsync(int fd) { return sync_noted(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_noted(fd, SYS_fdatasync); }

int syncfs(int fd) { /* everything: no inode and no path */
    if (!followed(fd)) return syscall(SYS_syncfs, fd);
    pthread_mutex_lock(&turn);
    int failed = refuses("fsync") ? -1 : 0;
    if (!failed) note('S', 0, 0, "", 0, "", 0);
    pthread_mutex_unlock(&turn);
    return failed;
}

static int two_names(char kind, const char *call, int fa, const char *a, int fb, const char *b, int flags) {
    char from[4096], to[4096];
    int ours = full_path(fb, b, to);
    full_path(fa, a, from);
    pthread_mutex_lock(&turn);
    int failed = ours && refuses(call) ? -1
        : kind == 'r' ? (int)syscall(SYS_renameat, fa, a, fb, b) : (int)syscall(SYS_linkat, fa, a, fb, b, flags);
    if (!failed && ours) note(kind, 0, 0, from, strlen(from), to, strlen(to));
    pthread_mutex_unlock(&turn);
    return failed;
}
int rename(const char *a, const char *b) { return two_names('r', "rename", AT_FDCWD, a, AT_FDCWD, b, 0); }
int renameat(int fa, const char *a, int fb, const char *b) { return two_names('r', "rename", fa, a, fb, b, 0); }
int link(const char *a, const char *b) { return two_names('l', "rename", AT_FDCWD, a, AT_FDCWD, b, 0); }
int linkat(int fa, const char *a, int fb, const char *b, int flags) { return two_names('l', "rename", fa, a, fb, b, flags); }

static int one_name(char kind, int folder, const char *path, int flags) {
    char whole[4096];
    int ours = full_path(folder, path, whole);
    pthread_mutex_lock(&turn);
    int failed = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (!failed && ours) note(kind, 0, 0, whole, strlen(whole), "", 0);
    pthread_mutex_unlock(&turn);
    return failed;
}
int unlink(const char *path) { return one_name('u', AT_FDCWD, path, 0); }
int rmdir(const char *path) { return one_name('u', AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int folder, const char *path, int flags) { return one_name('u', folder, path, flags); }

static int folder_noted(int folder, const char *path, mode_t mode) {
    char whole[4096];
    int ours = full_path(folder, path, whole);
    pthread_mutex_lock(&turn);
    int failed = ours && refuses("open") ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
    if (!failed && ours) note('m', 0, 0, whole, strlen(whole), "", 0);
    pthread_mutex_unlock(&turn);
    return failed;
}
int mkdir(const char *path, mode_t mode) { return folder_noted(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return folder_noted(folder, path, mode); }

ssize_t sendfile(int to, int from, off_t *at, size_t count) { (void)to; (void)from; (void)at; (void)count; errno = ENOTSOCK; return -1; }
ssize_t sendfile64(int to, int from, off64_t *at, size_t count) { (void)to; (void)from; (void)at; (void)count; errno = ENOTSOCK; return -1; }
ssize_t copy_file_range(int a, off64_t *b, int c, off64_t *d, size_t e, unsigned f) { (void)a; (void)b; (void)c; (void)d; (void)e; (void)f; errno = ENOSYS; return -1; }
