/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way from a widget to the journal: nothing waits, and a refusal is always told. Main thread. */

#include "accord-config.h"

#include "accord-commit.h"

/* Where something was asked, and in which window: a dialog that closes itself is gone when the answer comes. */
typedef struct {
  GWeakRef from;
  GWeakRef window;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_weak_ref_clear (&place->from);
  g_weak_ref_clear (&place->window);
  g_free (place);
}

static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  Place *place = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&place->from), window = g_weak_ref_get (&place->window);

  dex_future_get_value (future, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return dex_ref (future);
  if ((from == NULL || gtk_widget_get_root (from) == NULL) && window != NULL && gtk_widget_get_realized (window))
    g_set_object (&from, window);
  if (from == NULL)
    g_warning ("%s", error->message);
  else
    accord_say_error (from, error->message);
  return dex_ref (future);
}

/**
 * accord_tell_refusal:
 * @from: the widget in which something was asked of the journal
 * @future: (transfer full): its outcome
 *
 * Has the window of @from say why, if @future rejects, also where @from has left it by then; being cancelled needs no word.
 *
 * Returns: (transfer full): a future that settles as @future does
 */
DexFuture *
accord_tell_refusal (GtkWidget *from, DexFuture *future)
{
  Place *place = g_new0 (Place, 1);

  g_weak_ref_init (&place->from, from);
  g_weak_ref_init (&place->window, gtk_widget_get_root (from));
  return dex_future_catch (future, refused_cb, place, place_free);
}

/**
 * accord_commit_future:
 * @from: the widget in which the action was taken; says in its window why an edit is refused
 * @workspace: the open file
 * @edit: (transfer full): what is to be changed
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_commit_future (GtkWidget *from, AccordWorkspace *workspace, AccordEdit *edit)
{
  g_autoptr (AccordEdit) taken = edit;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (edit != NULL, NULL);

  return accord_tell_refusal (from, accord_journal_commit (accord_workspace_get_journal (workspace), taken));
}

/**
 * accord_commit:
 * @from: the widget in which the action was taken
 * @workspace: the open file
 * @edit: (transfer full): what is to be changed
 *
 * As accord_commit_future() where nothing waits for the outcome.
 */
void
accord_commit (GtkWidget *from, AccordWorkspace *workspace, AccordEdit *edit)
{
  DexFuture *future = accord_commit_future (from, workspace, edit);

  if (future != NULL)
    dex_future_disown (future);
}

#define WAITS "accord-commit-waits"

typedef struct {
  GWeakRef pressed;
  gboolean had_focus;
} Press;

static void
press_free (gpointer data)
{
  g_weak_ref_clear (&((Press *) data)->pressed);
  g_free (data);
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Press *press = data;
  g_autoptr (GtkWidget) pressed = g_weak_ref_get (&press->pressed);

  if (pressed == NULL)
    return dex_ref (future);
  g_object_set_data (G_OBJECT (pressed), WAITS, NULL);
  if (!GTK_IS_BUTTON (pressed))
    return dex_ref (future);
  gtk_widget_set_sensitive (pressed, TRUE);
  if (dex_future_is_rejected (future) && press->had_focus && gtk_widget_get_mapped (pressed))
    gtk_widget_grab_focus (pressed);
  return dex_ref (future);
}

/**
 * accord_commit_once:
 * @pressed: what was pressed, or what it stands on; a button is insensitive until the commit is answered
 * @workspace: the open file
 * @edit: (transfer full): what is to be changed
 * @committed: called when it is; told is a refusal
 * @data: for @committed
 * @notify: for @data
 *
 * As accord_commit_future(), but a second press before the first is answered is none: a double click, or Enter twice,
 * makes one record. @committed comes first, so that a dialog that closes then is pressed no more; where the keyboard is
 * then is its affair. Only what was refused gives the focus back to the button.
 */
void
accord_commit_once (GtkWidget *pressed, AccordWorkspace *workspace, AccordEdit *edit,
                    DexFutureCallback committed, gpointer data, GDestroyNotify notify)
{
  g_autoptr (AccordEdit) taken = edit;
  DexFuture *future;
  Press *press;

  g_return_if_fail (GTK_IS_WIDGET (pressed));

  if (g_object_get_data (G_OBJECT (pressed), WAITS) != NULL)
    {
      notify (data);
      return;
    }
  press = g_new0 (Press, 1);
  g_weak_ref_init (&press->pressed, pressed);
  press->had_focus = gtk_widget_has_focus (pressed);
  g_object_set_data (G_OBJECT (pressed), WAITS, GINT_TO_POINTER (TRUE));
  future = accord_commit_future (pressed, workspace, g_steal_pointer (&taken));
  if (GTK_IS_BUTTON (pressed))
    gtk_widget_set_sensitive (pressed, FALSE);
  future = dex_future_then (future, committed, data, notify);
  dex_future_disown (dex_future_finally (future, answered_cb, press, press_free));
}

/**
 * accord_say:
 * @from: a widget in a window
 * @sentence: what happened, finished and translated
 *
 * Shows a toast.
 */
void
accord_say (GtkWidget *from, const char *sentence)
{
  if (!gtk_widget_activate_action (from, "win.say", "s", sentence))
    g_message ("%s", sentence);
}

/**
 * accord_say_error:
 * @from: a widget in a window
 * @sentence: what failed and what to do, finished and translated
 *
 * Shows it where errors of the window are shown.
 */
void
accord_say_error (GtkWidget *from, const char *sentence)
{
  if (!gtk_widget_activate_action (from, "win.error", "s", sentence))
    g_log (G_LOG_DOMAIN, gtk_widget_get_root (from) != NULL ? G_LOG_LEVEL_WARNING : G_LOG_LEVEL_MESSAGE, "%s", sentence); /* a part of a window that has gone */
}

/* libadwaita never lets go of the sheet of a dialog when the keyboard found nowhere to go as it closed, such as a list that
 * is being read anew behind it: it stays without what was in it, which may hold a whole file. */
static void
gone_cb (GtkWidget *dialog, GWeakRef *ref)
{
  g_autoptr (GtkWidget) holder = g_weak_ref_get (ref);

  if (ADW_IS_TOAST_OVERLAY (holder))
    adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (holder), NULL);
  else if (holder != NULL)
    adw_bin_set_child (ADW_BIN (holder), NULL);
}

static void
ref_free (gpointer data, GClosure *closure)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
set_holder (AdwDialog *dialog, GtkWidget *holder)
{
  GWeakRef *ref = g_new (GWeakRef, 1);

  g_weak_ref_init (ref, holder);
  g_signal_connect_data (dialog, "destroy", G_CALLBACK (gone_cb), ref, ref_free, G_CONNECT_DEFAULT);
  adw_dialog_set_child (dialog, holder);
}

/**
 * accord_dialog_set_child:
 * @dialog: a dialog in which something is said or may be refused
 * @child: what it shows
 *
 * As adw_dialog_set_child(), within an #AdwToastOverlay: the window puts its toasts there while the dialog
 * is on top.
 */
void
accord_dialog_set_child (AdwDialog *dialog, GtkWidget *child)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), child);
  set_holder (dialog, toasts);
}

/**
 * accord_dialog_set_quiet_child:
 * @dialog: a dialog that says nothing itself
 * @child: what it shows
 *
 * As accord_dialog_set_child(), without room for toasts: they are shown in the window.
 */
void
accord_dialog_set_quiet_child (AdwDialog *dialog, GtkWidget *child)
{
  GtkWidget *bin = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (bin), child);
  set_holder (dialog, bin);
}

/**
 * accord_show_record:
 * @from: a widget in a window
 * @kind: a kind
 * @id: one of its records
 *
 * Opens the record in the part of the window that shows its kind.
 */
void
accord_show_record (GtkWidget *from, const AccordKind *kind, gint64 id)
{
  gtk_widget_activate_action (from, "win.show-record", "(sx)", kind->name, id);
}
