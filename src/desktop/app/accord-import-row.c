/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column of a file: heading and sample, an arrow, the field that takes it, and the result in
 * words. */

#include "accord-config.h"

#include "accord-import-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-import-headings.h"

#define TYPE_IMPORT_ROW (import_row_get_type ())
G_DECLARE_FINAL_TYPE (ImportRow, import_row, IMPORT, ROW, AdwActionRow)

struct _ImportRow
{
  AdwActionRow parent_instance;
  AccordImportPlan *plan;
  guint column;
  GPtrArray *targets; /* of char *, in the order of the choices; the first is NULL */
  GtkDropDown *choice;
  GtkWidget *state_icon;
  GtkWidget *state;
  AccordImportRowFunc changed;
  gpointer data;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ImportRow, import_row, ADW_TYPE_ACTION_ROW)

static AccordImportColumn *
the_column (ImportRow *self)
{
  return accord_import_plan_get_columns (self->plan)->pdata[self->column];
}

static char *
special_label (const char *target)
{
  if (g_str_has_prefix (target, ACCORD_IMPORT_ENTERED))
    /* Translators: %s is a stage of the pipeline; the column has the day on which it was reached */
    return g_strdup_printf (_ ("Date of “%s”"), target + strlen (ACCORD_IMPORT_ENTERED));
  return g_strdup (g_strcmp0 (target, ACCORD_IMPORT_FIRST_NAME) == 0 ? _ ("First name")
                                                                     : _ ("Last name"));
}

static void
add_choice (ImportRow *self, GtkStringList *labels, const char *target, const char *label)
{
  g_ptr_array_add (self->targets, g_strdup (target));
  gtk_string_list_append (labels, label);
}

static void
fill_choices (ImportRow *self)
{
  const AccordKind *kind = accord_import_plan_get_kind (self->plan);
  const char *target = the_column (self)->target;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->targets, 0);
  add_choice (self, labels, NULL, _ ("Do Not Import"));
  if (target != NULL && accord_kind_find (kind, target) < 0)
    {
      g_autofree char *label = special_label (target);

      add_choice (self, labels, target, label);
    }
  for (int i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC)))
      add_choice (self, labels, kind->fields[i].name, accord_field_label (&kind->fields[i]));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
}

static void
show_state (ImportRow *self)
{
  gboolean taken = the_column (self)->target != NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_icon),
                                taken ? "accord-check-symbolic" : "list-remove-symbolic");
  gtk_label_set_label (GTK_LABEL (self->state), taken ? _ ("taken") : _ ("left out"));
  if (taken)
    gtk_widget_add_css_class (self->state_icon, "success");
  else
    gtk_widget_remove_css_class (self->state_icon, "success");
}

static void
show_choice (ImportRow *self)
{
  const char *target = the_column (self)->target;

  self->updating = TRUE;
  for (guint i = 0; i < self->targets->len; i++)
    if (g_strcmp0 (self->targets->pdata[i], target) == 0)
      gtk_drop_down_set_selected (self->choice, i);
  self->updating = FALSE;
  show_state (self);
}

static void
chosen_cb (ImportRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);
  g_autoptr (GError) error = NULL;

  if (self->updating || chosen >= self->targets->len)
    return;
  if (!accord_import_plan_map (self->plan, the_column (self)->heading, self->targets->pdata[chosen],
                               &error))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error->message);
  show_state (self);
  self->changed (self->data);
}

static void
import_row_dispose (GObject *object)
{
  ImportRow *self = IMPORT_ROW (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  G_OBJECT_CLASS (import_row_parent_class)->dispose (object);
}

static void
import_row_class_init (ImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = import_row_dispose;
}

static void
import_row_init (ImportRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  self->targets = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_enable_search (self->choice, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->choice), 170, -1);
  self->state_icon = gtk_image_new ();
  self->state = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->state), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->state), 8);
  gtk_widget_add_css_class (self->state, "caption");
  gtk_widget_add_css_class (self->state, "secondary");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->choice));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->state_icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->state);
}

GtkWidget *
accord_import_row_new (AccordImportPlan *plan,
                       guint column,
                       AccordImportRowFunc changed,
                       gpointer data)
{
  ImportRow *self = g_object_new (TYPE_IMPORT_ROW, NULL);
  AccordImportColumn *source;
  g_autofree char *name = NULL;

  self->plan = g_object_ref (plan);
  self->column = column;
  self->changed = changed;
  self->data = data;
  source = the_column (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), source->heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               source->sample != NULL ? source->sample : "—");
  /* Translators: %s is a column of the file */
  name = g_strdup_printf (_ ("Field for “%s”"), source->heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  fill_choices (self);
  show_choice (self);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Another column may have taken this one's field. */
void
accord_import_row_update (GtkWidget *row)
{
  show_choice (IMPORT_ROW (row));
}
