/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which fields have to be the same for a row to be a record: found by the program, or those checked in
 * the popover. */

#include "accord-config.h"

#include "accord-assistant-decisions.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordAssistant *assistant; /* unowned: its ancestor */
  AccordAssistantSource *source;
  GtkMenuButton *button;      /* unowned */
} Match;

static void
match_free (gpointer data)
{
  g_object_unref (((Match *) data)->source);
  g_free (data);
}

static const char *
label_of (AccordImportPlan *plan, const char *field)
{
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  int index = accord_kind_find (kind, field);

  return index < 0 ? field : accord_field_label (&kind->fields[index]);
}

static void
show (Match *match)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (match->source);
  const char *const *fields = plan == NULL ? NULL : accord_import_plan_get_match (plan);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", label_of (plan, fields[i]));
  gtk_menu_button_set_label (match->button, text->len > 0 ? text->str : _("Found by Itself"));
}

static void
changed_cb (AccordAssistantSource *source, gpointer button)
{
  show (g_object_get_data (button, "match"));
}

typedef struct {
  AccordAssistantSource *source;
  char *field;
  gboolean on;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->source);
  g_free (choice->field);
  g_free (choice);
}

static void
choose (gpointer data)
{
  Choice *choice = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (choice->source);
  const char *const *fields = plan == NULL ? NULL : accord_import_plan_get_match (plan);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (!g_str_equal (fields[i], choice->field))
      g_strv_builder_add (builder, fields[i]);
  if (choice->on)
    g_strv_builder_add (builder, choice->field);
  chosen = g_strv_builder_end (builder);
  if (plan != NULL && !accord_import_plan_set_match (plan, (const char *const *) chosen, &error))
    g_warning ("%s", error->message);
  accord_assistant_source_changed (choice->source);
}

static void
toggled_cb (GtkCheckButton *check, gpointer data)
{
  Match *match = data;
  Choice *choice = g_new0 (Choice, 1);

  choice->source = g_object_ref (match->source);
  choice->field = g_strdup (g_object_get_data (G_OBJECT (check), "field"));
  choice->on = gtk_check_button_get_active (check);
  accord_assistant_change (match->assistant, choose, choice, choice_free);
}

static gboolean
is_key (const AccordField *field)
{
  return field->type == ACCORD_FIELD_TEXT || field->type == ACCORD_FIELD_PHONE || field->type == ACCORD_FIELD_EMAIL
         || field->type == ACCORD_FIELD_URL || field->type == ACCORD_FIELD_INTEGER || field->type == ACCORD_FIELD_DATE;
}

static void
add_check (Match *match, GtkBox *box, AccordImportPlan *plan, const AccordField *field)
{
  const char *const *fields = accord_import_plan_get_match (plan);
  GtkWidget *check = gtk_check_button_new_with_label (accord_field_label (field));

  g_object_set_data (G_OBJECT (check), "field", (gpointer) field->name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), fields != NULL && g_strv_contains (fields, field->name));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), match);
  gtk_box_append (box, check);
}

/* Made when it is opened: only fields that columns go to. */
static void
make_popover (GtkMenuButton *button, gpointer data)
{
  Match *match = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (match->source);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *hint = gtk_label_new (_("Fields that are the same in both; none: found by itself"));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 28);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "secondary");
  gtk_box_append (GTK_BOX (box), hint);
  for (guint c = 0; plan != NULL && c < accord_import_plan_get_columns (plan)->len; c++)
    {
      const AccordImportColumn *column = accord_import_plan_get_columns (plan)->pdata[c];
      const AccordKind *kind = accord_import_plan_get_kind (plan);
      int field = column->target == NULL ? -1 : accord_kind_find (kind, column->target);

      if (field >= 0 && is_key (&kind->fields[field]))
        add_check (match, GTK_BOX (box), plan, &kind->fields[field]);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/*< private >
 * accord_assistant_match_button_new:
 * @source: a file that was read
 *
 * Returns: (transfer floating): the button that chooses the match keys of its plan
 */
GtkWidget *
accord_assistant_match_button_new (AccordAssistant *assistant, AccordAssistantSource *source)
{
  GtkWidget *button = gtk_menu_button_new ();
  Match *match = g_new0 (Match, 1);

  *match = (Match){ assistant, g_object_ref (source), GTK_MENU_BUTTON (button) };
  g_object_set_data_full (G_OBJECT (button), "match", match, match_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, match, NULL);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (source, "changed", G_CALLBACK (changed_cb), button, 0);
  show (match);
  return button;
}
