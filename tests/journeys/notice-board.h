/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The desktop's notifications (org.freedesktop.Notifications), on the session bus of the test. */
typedef struct _NoticeBoard NoticeBoard;

NoticeBoard *notice_board_new (void);
void notice_board_free (NoticeBoard *self);
guint notice_board_wait (NoticeBoard *self, const char *title);
void notice_board_press (NoticeBoard *self, guint id, const char *label);
