/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog "Rate": one row for each competency with levels 1 to 5; below the chosen one, what it looks like.
 * Whoever rates themselves rates as "self", everybody else as "manager". */

#include "accord-config.h"

#include "accord-rate-dialog.h"

#include "accord-commit.h"
#include "accord-competence.h"
#include "accord-form-header.h"

#include <glib/gi18n-lib.h>

typedef struct {
  gint64 competency;
  char *levels[5];
  char *about;
  int before;
  AdwToggleGroup *toggles;
  GtkWidget *anchor;
} Row;

typedef struct {
  AccordWorkspace *workspace;
  AdwDialog *dialog; /* the owner of this */
  GtkWidget *save;
  GtkBox *rows_box;
  GArray *rows;      /* of Row */
  gint64 member;
  gboolean self;     /* who sits here is who is rated */
} Rate;

static void
row_clear (gpointer data)
{
  Row *row = data;

  for (int i = 0; i < 5; i++)
    g_free (row->levels[i]);
  g_free (row->about);
}

static void
rate_free (gpointer data)
{
  Rate *self = data;

  g_array_unref (self->rows);
  g_object_unref (self->workspace);
  g_free (self);
}

static int
chosen (const Row *row)
{
  const char *name = adw_toggle_group_get_active_name (row->toggles);

  return name != NULL ? (int) g_ascii_strtoll (name, NULL, 10) : 0;
}

static void
update (Rate *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      int level = chosen (row);

      changed |= level != 0 && level != row->before;
      gtk_label_set_text (GTK_LABEL (row->anchor), level > 0 && row->levels[level - 1] != NULL ? row->levels[level - 1]
                                                   : row->about != NULL ? row->about : "");
    }
  gtk_widget_set_sensitive (self->save, changed);
}

static void
add_row (Rate *self, const AccordSkill *skill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (skill->name), *anchor = gtk_label_new (NULL), *toggles = adw_toggle_group_new ();
  Row row = { .competency = skill->competency, .about = g_strdup (skill->about), .toggles = ADW_TOGGLE_GROUP (toggles), .anchor = anchor };

  row.before = self->self ? skill->self : skill->manager;
  for (int i = 0; i < 5; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      g_autofree char *label = g_strdup_printf ("%d", i + 1);

      row.levels[i] = g_strdup (skill->levels[i]);
      adw_toggle_set_name (toggle, label);
      adw_toggle_set_label (toggle, label);
      if (skill->levels[i] != NULL)
        adw_toggle_set_tooltip (toggle, skill->levels[i]);
      adw_toggle_group_add (ADW_TOGGLE_GROUP (toggles), toggle);
      if (i + 1 == row.before)
        adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), label);
    }
  if (row.before == 0)
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (toggles), GTK_INVALID_LIST_POSITION);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (anchor), TRUE);
  gtk_label_set_xalign (GTK_LABEL (anchor), 0);
  gtk_widget_add_css_class (anchor, "secondary");
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, skill->name, -1);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), toggles);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), anchor);
  gtk_box_append (self->rows_box, box);
  g_array_append_val (self->rows, row);
  g_signal_connect_swapped (toggles, "notify::active", G_CALLBACK (update), self);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Rate *self = g_object_get_data (data, "accord-rate");
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  const AccordCompetence *competence = value != NULL ? g_value_get_boxed (value) : NULL;

  if (competence == NULL)
    accord_say_error (GTK_WIDGET (self->rows_box), error->message);
  for (guint i = 0; competence != NULL && i < competence->skills->len; i++)
    add_row (self, competence->skills->pdata[i]);
  update (self);
  return dex_future_new_true ();
}

static AccordEdit *
make_edit (Rate *self)
{
  AccordEdit *edit = accord_edit_new (self->self ? _("Rated themselves") : _("Rated competencies"));
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gint64 id;

      if (chosen (row) == 0 || chosen (row) == row->before)
        continue;
      id = accord_edit_create (edit, &accord_rating_kind);
      accord_edit_set_number (edit, &accord_rating_kind, id, "member", self->member);
      accord_edit_set_number (edit, &accord_rating_kind, id, "competency", row->competency);
      accord_edit_set_text (edit, &accord_rating_kind, id, "view", self->self ? "self" : "manager");
      accord_edit_set_number (edit, &accord_rating_kind, id, "level", chosen (row));
      accord_edit_set_number (edit, &accord_rating_kind, id, "rated_on", accord_date_today ());
      if (actor != 0)
        accord_edit_set_number (edit, &accord_rating_kind, id, "rated_by", actor);
    }
  return edit;
}

static void
save_cb (Rate *self)
{
  accord_commit_once (self->save, self->workspace, make_edit (self), accord_form_saved, g_object_ref (self->dialog), g_object_unref);
}

/**
 * accord_rate_dialog_present:
 * @from: a widget of the window
 * @workspace: the open file
 * @member: who is rated
 */
void
accord_rate_dialog_present (GtkWidget *from, AccordWorkspace *workspace, gint64 member)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *scrolled = gtk_scrolled_window_new ();
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (workspace));
  Rate *self = g_new0 (Rate, 1);

  self->workspace = g_object_ref (workspace);
  self->dialog = dialog;
  self->member = member;
  self->self = actor != 0 && actor == member;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  self->rows_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  g_object_set_data_full (G_OBJECT (dialog), "accord-rate", self, rate_free);
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_object_set (self->rows_box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->rows_box));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), accord_form_header_new (dialog, self->save));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, self->self ? _("Rate Yourself") : _("Rate Competencies"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 560); /* its rows come when it is there already */
  accord_dialog_set_child (dialog, view);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_dialog_present (dialog, from);
  dex_future_disown (dex_future_finally (accord_competence_read (accord_workspace_get_store (workspace), actor, member), read_cb,
                                         g_object_ref (dialog), g_object_unref));
}
