/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One toast for each change set made here; the newer replaces the older, so a run of edits leaves
 * one. An undo that left something alone says so and lists it on request.
 *
 * A toast comes up two frames behind the change: the frame that shows what was done has enough to do. */

#include "accord-config.h"

#include "accord-change-toasts.h"

#include <glib/gi18n-lib.h>
#include "accord-frame-call.h"

#define SECONDS 5
#define BEHIND_MS 34

struct _AccordChangeToasts
{
  GObject parent_instance;
  AdwToastOverlay *overlay; /* weak */
  AdwToast *shown;          /* owned until dismissed */
  AdwToast *next;           /* owned until it is its turn */
  AccordFrameCall turn;
};

G_DEFINE_FINAL_TYPE (AccordChangeToasts, accord_change_toasts, G_TYPE_OBJECT)

static void
dismissed_cb (AccordChangeToasts *self, AdwToast *toast)
{
  if (self->shown == toast)
    g_clear_object (&self->shown);
}

static void
take_down (AccordChangeToasts *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->shown);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
turn_came (gpointer data)
{
  AccordChangeToasts *self = data;

  take_down (self);
  if (self->overlay == NULL)
    {
      g_clear_object (&self->next);
      return;
    }
  self->shown = g_steal_pointer (&self->next);
  adw_toast_set_timeout (self->shown, SECONDS);
  g_signal_connect_object (self->shown, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
}

static void
put_up (AccordChangeToasts *self, AdwToast *toast)
{
  g_clear_object (&self->next);
  self->next = toast;
  accord_frame_call_queue_after (&self->turn, BEHIND_MS);
}

static AdwToast *
plain_toast (const char *sentence)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, sentence);
  return toast;
}

static void
show_notes_cb (AdwToast *toast, gpointer overlay)
{
  const char *notes = g_object_get_data (G_OBJECT (toast), "notes");
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Left as It Is"), notes);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, overlay);
}

static void
say_undone (AccordChangeToasts *self, const AccordChangeSet *set)
{
  const char *label = set->undone_label != NULL ? set->undone_label : set->label;
  guint n_notes = set->notes == NULL ? 0 : g_strv_length (set->notes);
  /* Translators: %s is what was done before, such as "Changed phone of Nordwind" */
  const char *format = set->origin == ACCORD_ORIGIN_UNDO ? _ ("Undid: %s") : _ ("Redid: %s");
  g_autoptr (GString) sentence = g_string_new (NULL);
  AdwToast *toast;

  g_string_printf (sentence, format, label);
  if (n_notes > 0)
    g_string_append_printf (sentence,
                            g_dngettext (GETTEXT_PACKAGE, " – %u thing was left alone",
                                         " – %u things were left alone", n_notes),
                            n_notes);
  toast = plain_toast (sentence->str);
  if (n_notes > 0)
    {
      adw_toast_set_button_label (toast, _ ("Details"));
      g_object_set_data_full (G_OBJECT (toast), "notes", g_strjoinv ("\n", set->notes), g_free);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_notes_cb), self->overlay,
                               0);
    }
  put_up (self, toast);
}

static void
say_done (AccordChangeToasts *self, const AccordChangeSet *set)
{
  AdwToast *toast = plain_toast (set->label);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-change");
  adw_toast_set_action_target (toast, "x", set->txn);
  put_up (self, toast);
}

/* What is done in one of two windows on a file is told there alone. */
static gboolean
is_told_elsewhere (AccordChangeToasts *self)
{
  GtkRoot *root = self->overlay != NULL ? gtk_widget_get_root (GTK_WIDGET (self->overlay)) : NULL;
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;
  GtkWindow *active = application != NULL ? gtk_application_get_active_window (application) : NULL;

  return active != NULL && active != GTK_WINDOW (root) && G_OBJECT_TYPE (active) == G_OBJECT_TYPE (root);
}

static void
committed_cb (AccordChangeToasts *self, const AccordChangeSet *set)
{
  if (is_told_elsewhere (self))
    return;
  switch (set->origin)
    {
    case ACCORD_ORIGIN_EDIT:
    case ACCORD_ORIGIN_IMPORT:
      say_done (self, set);
      break;
    case ACCORD_ORIGIN_UNDO:
    case ACCORD_ORIGIN_REDO:
      say_undone (self, set);
      break;
    case ACCORD_ORIGIN_ERASE: /* the dialog that asked says it */
    case ACCORD_ORIGIN_KEEP:
    case ACCORD_ORIGIN_SYNC:
      break;
    }
}

static void
accord_change_toasts_dispose (GObject *object)
{
  AccordChangeToasts *self = ACCORD_CHANGE_TOASTS (object);

  accord_frame_call_clear (&self->turn);
  g_clear_object (&self->next);
  take_down (self);
  g_clear_weak_pointer (&self->overlay);
  G_OBJECT_CLASS (accord_change_toasts_parent_class)->dispose (object);
}

static void
accord_change_toasts_class_init (AccordChangeToastsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_change_toasts_dispose;
}

static void
accord_change_toasts_init (AccordChangeToasts *self)
{
  accord_frame_call_init (&self->turn, turn_came, self);
}

/**
 * accord_change_toasts_new:
 * @overlay: where they appear
 * @journal: whose change sets they tell
 *
 * Returns: (transfer full): drop it when the workspace is closed
 */
AccordChangeToasts *
accord_change_toasts_new (AdwToastOverlay *overlay, AccordJournal *journal)
{
  AccordChangeToasts *self = g_object_new (ACCORD_TYPE_CHANGE_TOASTS, NULL);

  g_set_weak_pointer (&self->overlay, overlay);
  g_signal_connect_object (journal, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
