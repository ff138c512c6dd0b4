/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMentionGroup: see the header. Whoever has the same number is the same person; whoever has the same name may be
 * another, so that names are only taken out where somebody says so. */

#include "accord-config.h"

#include "accord-mention-group.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-plain-row.h"
#include "accord-tooltip.h"

struct _AccordMentionGroup {
  AdwPreferencesGroup parent_instance;

  GCancellable *looking; /* NULL once it is over */
  GtkWidget *waiting;    /* the row that says so, or what went wrong */
  GtkWidget *all;        /* button */
  GPtrArray *found;      /* of AccordMention */
  GPtrArray *ticks;      /* of GtkCheckButton, one for each; owned by their rows */
};

G_DEFINE_FINAL_TYPE (AccordMentionGroup, accord_mention_group, ADW_TYPE_PREFERENCES_GROUP)

static guint ready_signal;

static void
accord_mention_group_dispose (GObject *object)
{
  AccordMentionGroup *self = ACCORD_MENTION_GROUP (object);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_mention_group_parent_class)->dispose (object);
}

static void
accord_mention_group_class_init (AccordMentionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_mention_group_dispose;
  /**
   * AccordMentionGroup::ready:
   *
   * All is read through: accord_mention_group_is_ready().
   */
  ready_signal = g_signal_new ("ready", ACCORD_TYPE_MENTION_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
choose_all_cb (AccordMentionGroup *self)
{
  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (self->ticks->pdata[i], TRUE);
}

static void
accord_mention_group_init (AccordMentionGroup *self)
{
  self->found = g_ptr_array_new ();
  self->ticks = g_ptr_array_new ();
  self->looking = g_cancellable_new ();
  self->all = gtk_button_new_with_label (_ ("Choose All"));
  self->waiting = accord_plain_row_new (_ ("Looking through all texts…"), NULL);
  gtk_widget_add_css_class (self->all, "flat");
  gtk_widget_set_valign (self->all, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->all, FALSE);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (choose_all_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->waiting), adw_spinner_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Named Elsewhere"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _ ("Not linked to the person. From those chosen the name and the numbers are taken out, also from their history; the rest stays as it is."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->all);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->waiting);
}

/* "Activity “Fair” · Text", "View “Like Anna” · Definition · in the Trash" */
static char *
say_where (const AccordMention *mention)
{
  /* Translators: kind of a record, its name, one of its fields: Activity “At the fair” · Text */
  g_autofree char *where = *mention->title != '\0'
                             ? g_strdup_printf (_ ("%1$s “%2$s” · %3$s"), accord_kind_label (mention->kind), mention->title, accord_field_label (mention->field))
                             /* Translators: kind of a record, one of its fields: Preference · Value */
                             : g_strdup_printf (_ ("%1$s · %2$s"), accord_kind_label (mention->kind), accord_field_label (mention->field));

  return mention->deleted ? g_strdup_printf (_ ("%s · in the Trash"), where) : g_steal_pointer (&where);
}

/* It is looked at in its place; the dialog would be in front of it. */
static void
open_cb (GtkWidget *button, const AccordMention *mention)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG);

  accord_show_record (button, mention->kind, mention->id);
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
add_open (GtkWidget *row, AccordMention *mention)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  accord_tooltip_set (button, _ ("Open"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), mention); /* which the group keeps */
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_mention (AccordMentionGroup *self, AccordMention *mention)
{
  g_autofree char *where = say_where (mention);
  GtkWidget *row = accord_plain_row_new (mention->text, where), *tick = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf ("%s, %s", mention->text, where);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), mention->is_sure);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tick, "selection-mode");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  if (!mention->deleted && (mention->kind->flags & ACCORD_KIND_EXCHANGED))
    add_open (row, mention);
  g_ptr_array_add (self->ticks, tick);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_sentence (AccordMentionGroup *self, const char *icon, const char *sentence)
{
  GtkWidget *row = accord_plain_row_new (sentence, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_found (AccordMentionGroup *self)
{
  g_autofree char *more = NULL;

  for (guint i = 0; i < self->found->len; i++)
    add_mention (self, self->found->pdata[i]);
  gtk_widget_set_visible (self->all, self->found->len > 1);
  if (self->found->len == 0)
    show_sentence (self, "accord-check-symbolic", _ ("No other record, and no saved view, has the name or a number in its texts"));
  if (self->found->len < ACCORD_MENTIONS_MAX)
    return;
  more = g_strdup_printf (_ ("These are the first %d. Search for the name afterwards, and change it in the others"), ACCORD_MENTIONS_MAX);
  show_sentence (self, "accord-warning-symbolic", more);
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  AccordMentionGroup *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->looking == NULL) /* disposed */
    return dex_future_new_for_boolean (FALSE);
  g_clear_object (&self->looking);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_steal_pointer (&self->waiting));
  if (value != NULL)
    {
      g_ptr_array_unref (self->found);
      self->found = g_value_dup_boxed (value);
      show_found (self);
    }
  else
    show_sentence (self, "accord-warning-symbolic", error->message);
  g_signal_emit (self, ready_signal, 0);
  return dex_future_new_for_boolean (value != NULL);
}

/**
 * accord_mention_group_new:
 * @workspace: the open file
 * @kind: customers or contacts
 * @id: the person
 *
 * Begins to look through the file; what is found comes as rows.
 *
 * Returns: (transfer floating): a group of a preferences page
 */
GtkWidget *
accord_mention_group_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  AccordMentionGroup *self = g_object_new (ACCORD_TYPE_MENTION_GROUP, NULL);

  dex_future_disown (dex_future_finally (accord_journal_find_mentions (accord_workspace_get_journal (workspace), kind, id, self->looking),
                                         found_cb, g_object_ref (self), g_object_unref));
  return GTK_WIDGET (self);
}

/**
 * accord_mention_group_is_ready:
 * @self: a group
 *
 * Returns: whether all is read through, or that failed, which is said
 */
gboolean
accord_mention_group_is_ready (AccordMentionGroup *self)
{
  g_return_val_if_fail (ACCORD_IS_MENTION_GROUP (self), FALSE);
  return self->looking == NULL;
}

/**
 * accord_mention_group_get_chosen:
 * @self: a group
 *
 * Returns: (transfer container) (element-type AccordMention): what is ticked
 */
GPtrArray *
accord_mention_group_get_chosen (AccordMentionGroup *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  g_return_val_if_fail (ACCORD_IS_MENTION_GROUP (self), chosen);

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_ptr_array_add (chosen, self->found->pdata[i]);
  return chosen;
}
