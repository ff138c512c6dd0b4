/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-sharing-row.h"

#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-history-dialog.h"
#include "accord-sync-share.h"

static char *
escaped (const char *text)
{
  return g_markup_escape_text (text != NULL ? text : "", -1);
}

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *upper = escaped (title), *lower = escaped (subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), upper);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lower);
  return row;
}

/* Whether a computer may be taken out: another one, that takes part. */
gboolean
accord_sharing_peer_takes_part (const AccordSyncPeer *peer)
{
  return !peer->is_me && !peer->is_revoked && !peer->has_left && peer->state < 2 && peer->seen > 0;
}

/* "Last heard 12 November, 14:05" */
GtkWidget *
accord_sharing_peer_row (const AccordSyncPeer *peer)
{
  g_autoptr (GDateTime) heard = g_date_time_new_from_unix_local (peer->heard_at / 1000);
  g_autofree char *when = heard != NULL && peer->heard_at != 0 ? g_date_time_format (heard, "%x, %R") : NULL;
  g_autofree char *said = peer->is_me              ? g_strdup (_ ("This computer"))
                          : peer->is_revoked       ? g_strdup (_ ("Taken out of the workspace"))
                          : peer->has_left         ? g_strdup (_ ("Has left"))
                          : peer->state >= 2       ? g_strdup (_ ("Goes on under another name"))
                          : when != NULL           ? g_strdup_printf (_ ("Last heard %s"), when)
                                                   : g_strdup (_ ("Not heard of yet"));

  return row_new (peer->name != NULL ? peer->name : peer->rid, said);
}

/**
 * accord_sharing_problem_row:
 * @problem: a file that could not be taken in
 *
 * Returns: (transfer floating): its path and why, as plain text
 */
GtkWidget *
accord_sharing_problem_row (const AccordSyncProblem *problem)
{
  return row_new (problem->path, problem->message);
}

typedef struct {
  AccordWorkspace *workspace;
  AccordConflict *conflict;
  GtkWidget *row; /* unowned: it owns this */
} Entry;

static void
entry_free (gpointer data, GClosure *closure)
{
  Entry *entry = data;

  g_object_unref (entry->workspace);
  accord_conflict_free (entry->conflict);
  g_free (entry);
}

typedef struct {
  GWeakRef button; /* lists are filled anew while one waits */
  const char *words;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_weak_ref_clear (&decision->button);
  g_free (decision);
}

static DexFuture *
decided_cb (DexFuture *future, gpointer data)
{
  const Decision *decision = data;
  g_autoptr (GtkWidget) button = g_weak_ref_get ((GWeakRef *) &decision->button);
  GtkWidget *row = button != NULL ? gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL)
    return dex_ref (future);
  gtk_widget_set_sensitive (row, TRUE);
  if (dex_future_is_rejected (future))
    {
      gtk_widget_grab_focus (button); /* it can be tried once more */
      return dex_ref (future);
    }
  accord_announce (row, decision->words, FALSE);
  gtk_widget_set_visible (row, FALSE);
  return dex_ref (future);
}

/* Rests until the journal has taken it, and only then says so and goes; a refusal is told, and the entry stays. */
static void
decide (GtkButton *button, Entry *entry, DexFuture *future, const char *words)
{
  Decision *decision = g_new0 (Decision, 1);

  g_weak_ref_init (&decision->button, button);
  decision->words = words;
  gtk_widget_set_sensitive (entry->row, FALSE);
  dex_future_disown (dex_future_finally (accord_tell_refusal (entry->row, future), decided_cb, decision, decision_free));
}

static void
use_cb (GtkButton *button, gpointer data)
{
  Entry *entry = data;

  decide (button, entry, accord_sync_use_mine (accord_workspace_get_journal (entry->workspace), entry->conflict),
          _ ("The other value is used"));
}

static void
keep_cb (GtkButton *button, gpointer data)
{
  Entry *entry = data;

  decide (button, entry, accord_sync_keep (accord_workspace_get_journal (entry->workspace), entry->conflict), _ ("Kept as it is"));
}

static void
history_cb (GtkButton *button, gpointer data)
{
  Entry *entry = data;

  accord_history_dialog_present (entry->row, entry->workspace, entry->conflict->kind, entry->conflict->row);
}

static void
add_button (GtkWidget *row, GtkWidget *box, const char *label, GCallback callback, AccordWorkspace *workspace, const AccordConflict *conflict)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry) { g_object_ref (workspace), accord_conflict_copy (conflict), row };
  g_signal_connect_data (button, "clicked", callback, entry, entry_free, 0);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static GtkWidget *
text_new (const char *text, const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char **) css_classes);
  return label;
}

/* Whose value it is and what it is; the one that is kept is bold and has a check. */
static GtkWidget *
value_card_new (const char *whose, const char *value, gboolean kept)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = text_new (whose, (const char *const[]) { "caption", "secondary", NULL });

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  if (kept)
    {
      GtkWidget *check = g_object_new (GTK_TYPE_IMAGE, "icon-name", "accord-check-symbolic", "tooltip-text", _ ("Kept"), NULL);

      gtk_widget_add_css_class (check, "success");
      gtk_box_append (GTK_BOX (line), check);
    }
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), text_new (value, (const char *const[]) { "numeric", kept ? "heading" : NULL, NULL }));
  gtk_widget_add_css_class (card, "value-card");
  return card;
}

/* Both values side by side, and what stood there before. */
static GtkWidget *
values_new (const AccordConflict *conflict, const AccordField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *kept = accord_field_format (field, &conflict->win, NULL);
  g_autofree char *other = accord_field_format (field, &conflict->lose, NULL);
  g_autofree char *base = accord_field_format (field, &conflict->base, NULL);
  g_autofree char *before = g_strdup_printf (_ ("Before: %s"), *base != '\0' ? base : "—");
  gboolean mine_first = conflict->lose_is_mine || conflict->win_is_mine;
  GtkWidget *win = value_card_new (conflict->win_is_mine ? _ ("Yours") : _ ("A colleague’s"), *kept != '\0' ? kept : "—", TRUE);
  GtkWidget *lose = value_card_new (conflict->lose_is_mine ? _ ("Yours") : _ ("A colleague’s"), *other != '\0' ? other : "—", FALSE);

  gtk_box_set_homogeneous (GTK_BOX (cards), TRUE);
  gtk_box_append (GTK_BOX (cards), mine_first && conflict->lose_is_mine ? lose : win);
  gtk_box_append (GTK_BOX (cards), mine_first && conflict->lose_is_mine ? win : lose);
  gtk_box_append (GTK_BOX (box), text_new (accord_field_label (field), (const char *const[]) { "caption", "secondary", NULL }));
  gtk_box_append (GTK_BOX (box), cards);
  gtk_box_append (GTK_BOX (box), text_new (before, (const char *const[]) { "caption", "secondary", NULL }));
  return box;
}

/* What it is about, what was written, and below them the buttons. @words: all of it as a sentence, for who does not see it; shown
 * where there are no @values. */
static GtkWidget *
conflict_row_new (const char *title, const char *words, GtkWidget *values, GtkWidget **buttons)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), text_new (title, (const char *const[]) { "heading", NULL }));
  gtk_box_append (GTK_BOX (box), values != NULL ? values : text_new (words, (const char *const[]) { "caption", "secondary", NULL }));
  *buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (*buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (*buttons), 6);
  gtk_widget_set_margin_top (*buttons, 3);
  gtk_box_append (GTK_BOX (box), *buttons);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return row;
}

static char *
told (const AccordConflict *conflict, int field)
{
  const AccordField *of = &conflict->kind->fields[field];
  g_autofree char *kept = accord_field_format (of, &conflict->win, NULL);
  g_autofree char *other = accord_field_format (of, &conflict->lose, NULL);
  g_autofree char *base = accord_field_format (of, &conflict->base, NULL);

  if (conflict->lose_is_mine)
    /* Translators: field, my value, the value that is kept, the value before both */
    return g_strdup_printf (_ ("%s: yours “%s”, a colleague’s “%s” (kept), before “%s”"), accord_field_label (of), other, kept, base);
  if (conflict->win_is_mine)
    return g_strdup_printf (_ ("%s: yours “%s” (kept), a colleague’s “%s”, before “%s”"), accord_field_label (of), kept, other, base);
  return g_strdup_printf (_ ("%s: “%s” (kept), “%s”, before “%s”"), accord_field_label (of), kept, other, base);
}

/* Nothing is left to decide: people know what was written, and of what kind of record. */
static char *
told_gone (const AccordConflict *conflict)
{
  return g_strdup_printf (_ ("Edited after it was deleted for good; nothing of it is left but the edit: %s"),
                          conflict->lose.text != NULL ? conflict->lose.text : "");
}

/**
 * accord_sharing_conflict_row:
 * @record: (nullable): what it is about
 */
GtkWidget *
accord_sharing_conflict_row (AccordWorkspace *workspace, const AccordConflict *conflict, AccordRecord *record)
{
  int field = accord_kind_find (conflict->kind, conflict->field);
  gboolean is_gone = g_strcmp0 (conflict->field, "_purge") == 0;
  g_autofree char *what = field >= 0 ? told (conflict, field) : is_gone ? told_gone (conflict) : g_strdup (_ ("Edited while it was deleted; it is in the Trash with the edit"));
  GtkWidget *buttons;
  GtkWidget *row = conflict_row_new (record != NULL && !is_gone ? accord_record_title (record) : accord_kind_label (conflict->kind), what,
                                     field >= 0 ? values_new (conflict, &conflict->kind->fields[field]) : NULL, &buttons);

  if (is_gone)
    {
      add_button (row, buttons, _ ("OK"), G_CALLBACK (keep_cb), workspace, conflict);
      return row;
    }
  add_button (row, buttons, field < 0 ? _ ("Restore") : conflict->lose_is_mine ? _ ("Use Mine") : _ ("Use Other"), G_CALLBACK (use_cb), workspace, conflict);
  add_button (row, buttons, _ ("Keep"), G_CALLBACK (keep_cb), workspace, conflict);
  add_button (row, buttons, _ ("History"), G_CALLBACK (history_cb), workspace, conflict);
  return row;
}
