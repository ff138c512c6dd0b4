/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

#define WINDOW_DRIVER_SECONDS 60 /* of patience: a shared machine with sanitizers is slow */

/* Drives the program from outside, as a person with a screen reader and a mouse would. Every wait
 * ends the test with what it waited for. */
typedef struct {
  char *folder; /* home of this run: settings, documents */
  GPid pid;
} WindowDriver;

WindowDriver *window_driver_new (void);
void window_driver_free (WindowDriver *self);
void window_driver_start (WindowDriver *self, const char *const *files);
void window_driver_quit (WindowDriver *self);

AtspiAccessible *window_driver_wait (WindowDriver *self, AtspiRole role, const char *name);
void window_driver_wait_gone (WindowDriver *self, AtspiRole role, const char *name);
void window_driver_wait_focus (WindowDriver *self, AtspiRole role, const char *name);
void window_driver_tab_to (WindowDriver *self, AtspiRole role, const char *name);
void window_driver_choose_file (WindowDriver *self, const char *path);
void window_driver_click_row (WindowDriver *self, const char *list, const char *name);
void window_driver_click (WindowDriver *self, AtspiRole role, const char *name);
void window_driver_drag (WindowDriver *self, AtspiRole role, const char *name, AtspiRole to_role, const char *to_name);
void window_driver_key (const char *keys);
void window_driver_type (const char *text);

/* Through the accessibility bus alone, as a screen reader, a switch or a voice does: an action, Tab, arrows and Enter for
 * rows, which have no action of their own, a text, a key that the registry makes. */
typedef enum { WINDOW_DRIVER_NO_MODIFIER = 0, WINDOW_DRIVER_SHIFT = 1 << 0, WINDOW_DRIVER_CONTROL = 1 << 2 } WindowDriverModifiers;

void window_driver_act (WindowDriver *self, AtspiRole role, const char *name);
void window_driver_enter (WindowDriver *self, AtspiRole role, const char *name);
void window_driver_write (WindowDriver *self, AtspiRole role, const char *name, const char *text);
void window_driver_bus_key (guint keysym, WindowDriverModifiers modifiers);

/* What accordctl says about the file on disk. */
char *window_driver_ask (const char *const *arguments);
void window_driver_wait_for_answer (const char *const *arguments, const char *part);

G_END_DECLS
