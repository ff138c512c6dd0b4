/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done here is told by one toast. While it is up, a newer change set has its words changed: two toasts that pass
 * each other are drawn anew letter for letter in every frame, each at a size of its own. An undo that left something
 * alone says so and lists it on request.
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
  AccordChangeSet *next;    /* owned until it is told */
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
show_notes_cb (AccordChangeToasts *self, AdwToast *toast)
{
  const char *notes = g_object_get_data (G_OBJECT (toast), "notes");
  AdwDialog *dialog;

  if (notes == NULL)
    return;
  dialog = adw_alert_dialog_new (_ ("Left as It Is"), notes);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self->overlay));
}

static AdwToast *
new_toast (AccordChangeToasts *self)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, SECONDS);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_notes_cb), self, G_CONNECT_SWAPPED);
  return toast;
}

static char *
undone_sentence (const AccordChangeSet *set, guint n_notes)
{
  const char *label = set->undone_label != NULL ? set->undone_label : set->label;
  /* Translators: %s is what was done before, such as "Changed phone of Nordwind" */
  const char *format = set->origin == ACCORD_ORIGIN_UNDO ? _ ("Undid: %s") : _ ("Redid: %s");
  GString *sentence = g_string_new (NULL);

  g_string_printf (sentence, format, label);
  if (n_notes > 0)
    g_string_append_printf (sentence,
                            g_dngettext (GETTEXT_PACKAGE, " – %u thing was left alone",
                                         " – %u things were left alone", n_notes),
                            n_notes);
  return g_string_free_and_steal (sentence);
}

static void
tell_undone (AdwToast *toast, const AccordChangeSet *set)
{
  guint n_notes = set->notes == NULL ? 0 : g_strv_length (set->notes);
  g_autofree char *sentence = undone_sentence (set, n_notes);

  adw_toast_set_title (toast, sentence);
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_button_label (toast, n_notes > 0 ? _ ("Details") : NULL);
  g_object_set_data_full (G_OBJECT (toast), "notes", n_notes > 0 ? g_strjoinv ("\n", set->notes) : NULL, g_free);
}

static void
tell_done (AdwToast *toast, const AccordChangeSet *set)
{
  adw_toast_set_title (toast, set->label);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-change");
  adw_toast_set_action_target (toast, "x", set->txn);
  g_object_set_data (G_OBJECT (toast), "notes", NULL);
}

static gboolean
was_undone (const AccordChangeSet *set)
{
  return set->origin == ACCORD_ORIGIN_UNDO || set->origin == ACCORD_ORIGIN_REDO;
}

/* A toast that is up has its time again from here on, and is not read out by itself as a new one is. */
static void
turn_came (gpointer data)
{
  AccordChangeToasts *self = data;
  g_autoptr (AccordChangeSet) set = g_steal_pointer (&self->next);
  gboolean is_up = self->shown != NULL;

  if (self->overlay == NULL)
    return;
  if (!is_up)
    self->shown = new_toast (self);
  (was_undone (set) ? tell_undone : tell_done) (self->shown, set);
  if (is_up)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->overlay), adw_toast_get_title (self->shown),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
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
committed_cb (AccordChangeToasts *self, AccordChangeSet *set)
{
  if (is_told_elsewhere (self))
    return;
  switch (set->origin)
    {
    case ACCORD_ORIGIN_EDIT:
    case ACCORD_ORIGIN_IMPORT:
    case ACCORD_ORIGIN_UNDO:
    case ACCORD_ORIGIN_REDO:
      g_clear_pointer (&self->next, accord_change_set_unref);
      self->next = accord_change_set_ref (set);
      accord_frame_call_queue_after (&self->turn, BEHIND_MS);
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
  g_clear_pointer (&self->next, accord_change_set_unref);
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
