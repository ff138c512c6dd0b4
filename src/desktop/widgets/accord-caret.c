/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor of an entry that a list hangs on. GTK fades a cursor in and out, for which it has sixty frames a second as long
 * as the cursor is there; a key is painted with the next of them, up to 16 ms after its rows were found. This one goes on
 * and off by itself, as often and as long as the person's settings say: two frames in 1.2 s, and none while keys follow
 * one another, so that the rows of a key are painted when they are found.
 *
 *   cursor comes ─▶ GTK's blinking off ─▶ on, off, on … ─(ten seconds)─▶ on
 *                          │                  ▲ key
 *   cursor goes  ◀─ as it was before
 *
 * Owned by the text within the entry. Main thread.
 */

#include "accord-config.h"

#include "accord-caret.h"

#define OFF "caret-off" /* style.css */

typedef struct {
  GtkWidget *text;       /* owns this */
  GtkSettings *settings; /* while this holds GTK's blinking off, else NULL */
  guint source;
  guint n_left;          /* how often it goes on and off until it rests */
  gboolean off;
} Caret;

/* Two windows may both have such an entry: GTK's blinking is for all of them. */
static guint n_holding;

static void
show (Caret *self, gboolean on)
{
  if (self->off == !on)
    return;
  self->off = !on;
  if (on)
    gtk_widget_remove_css_class (self->text, OFF);
  else
    gtk_widget_add_css_class (self->text, OFF);
}

static gboolean
turn_cb (gpointer data)
{
  Caret *self = data;

  show (self, self->off || self->n_left <= 1);
  if (--self->n_left > 0)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* A cursor that was just moved is in sight. */
static void
begin_anew (Caret *self)
{
  int cycle, rest;

  if (self->settings == NULL)
    return;
  g_object_get (self->settings, "gtk-cursor-blink-time", &cycle, "gtk-cursor-blink-timeout", &rest, NULL);
  show (self, TRUE);
  g_clear_handle_id (&self->source, g_source_remove);
  cycle = MAX (cycle, 2);
  self->n_left = (guint) MIN ((gint64) rest * 2000 / cycle, G_MAXINT);
  if (self->n_left > 0)
    self->source = g_timeout_add ((guint) cycle / 2, turn_cb, self);
}

static void
entered_cb (Caret *self)
{
  GtkSettings *settings = gtk_widget_get_settings (self->text);
  gboolean blinks;

  g_object_get (settings, "gtk-cursor-blink", &blinks, NULL);
  if (self->settings != NULL || (!blinks && n_holding == 0))
    return;
  self->settings = g_object_ref (settings);
  n_holding++;
  g_object_set (settings, "gtk-cursor-blink", FALSE, NULL);
  gtk_widget_queue_allocate (self->text); /* where a text looks whether its cursor still blinks */
  begin_anew (self);
}

static void
left_cb (Caret *self)
{
  if (self->settings == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  show (self, TRUE);
  if (--n_holding == 0)
    gtk_settings_reset_property (self->settings, "gtk-cursor-blink");
  g_clear_object (&self->settings);
}

static void
caret_free (gpointer data)
{
  Caret *self = data;

  self->off = FALSE; /* the text is being finalized: nothing is to be shown on it */
  left_cb (self);
  g_free (self);
}

/**
 * accord_caret_attach:
 * @entry: an entry that a list hangs on, such as a #GtkSearchEntry
 *
 * While the cursor is in @entry it goes on and off without holding up what is painted. Whether it blinks at all, how
 * fast and for how long stays what the person's settings say.
 */
void
accord_caret_attach (GtkEditable *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Caret *self = g_new0 (Caret, 1);

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  self->text = GTK_WIDGET (gtk_editable_get_delegate (entry));
  g_object_set_data_full (G_OBJECT (self->text), "accord-caret", self, caret_free);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->text, focus);
  g_signal_connect_swapped (self->text, "notify::cursor-position", G_CALLBACK (begin_anew), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (begin_anew), self);
}
