/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-date.h"
#include "accord-reminders.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* Reminders on a bus of their own, where GtDBusQueue is the notification portal. It is Tuesday, 2030-11-26; the
 * clock is said, and lies ahead so that no alarm goes off by itself. */
#define DAY        (accord_date_from_ymd (2030, 11, 26))
#define MINUTE_MS  G_GINT64_CONSTANT (60000)
#define AT(minute) ((DAY * 1440 + (minute)) * MINUTE_MS) /* TZ=UTC */
#define PATIENCE   (120 * G_USEC_PER_SEC)

typedef struct {
  AccordWorkspace *workspace;
  GSettings *settings;
  AccordReminders *reminders;
} RemindersFixture;

void reminders_portal_begin (void);
void reminders_portal_end (void);
void reminders_set_up (RemindersFixture *f, gconstpointer data);
void reminders_tear_down (RemindersFixture *f, gconstpointer data);
gint64 reminders_step (RemindersFixture *f, const char *title, gint64 day, int minute);
void reminders_wait_next (RemindersFixture *f, gint64 next);
void reminders_begin (RemindersFixture *f, int minute);
void reminders_look_at (RemindersFixture *f, int minute);
GVariant *reminders_pop (const char *method);
void reminders_assert_silence (void);
GVariant *reminders_pop_notification (const char *id, const char *title, const char *body);
void reminders_assert_button (GVariant *notification, gsize index, const char *label, const char *action, const char *path, gint64 activity);
gsize reminders_n_buttons (GVariant *notification);

G_END_DECLS
