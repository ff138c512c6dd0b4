/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Second page: where the columns go, and what has to be decided once. */

#include "accord-config.h"

#include "accord-import-dialog-private.h"

#include <glib/gi18n-lib.h>

#define TYPE_COLUMNS_PAGE (columns_page_get_type ())
G_DECLARE_FINAL_TYPE (ColumnsPage, columns_page, COLUMNS, PAGE, AdwBin)

struct _ColumnsPage
{
  AdwBin parent_instance;
  AccordImportDialog *dialog; /* unowned: its ancestor */
  GPtrArray *rows;            /* of GtkWidget, unowned */
  GPtrArray *groups;          /* of AdwPreferencesGroup, unowned, one a plan */
};

G_DEFINE_FINAL_TYPE (ColumnsPage, columns_page, ADW_TYPE_BIN)

static guint
count_taken (AccordImportPlan *plan)
{
  GPtrArray *columns = accord_import_plan_get_columns (plan);
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    n += ((AccordImportColumn *) columns->pdata[i])->target != NULL;
  return n;
}

static void
describe_group (ColumnsPage *self, guint index)
{
  AccordImportPlan *plan = self->dialog->plans->pdata[index];
  guint n_columns = accord_import_plan_get_columns (plan)->len;
  /* Translators: "Customers · 6 of 7 columns are taken" */
  g_autofree char *text = g_strdup_printf (_ ("%s · %u of %u columns are taken"),
                                           accord_kind_plural (accord_import_plan_get_kind (plan)),
                                           count_taken (plan), n_columns);

  adw_preferences_group_set_description (self->groups->pdata[index], text);
}

static void
changed_cb (gpointer data)
{
  ColumnsPage *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    accord_import_row_update (self->rows->pdata[i]);
  for (guint i = 0; i < self->groups->len; i++)
    describe_group (self, i);
}

static GtkWidget *
make_group (ColumnsPage *self, guint index)
{
  AccordImportPlan *plan = self->dialog->plans->pdata[index];
  GPtrArray *columns = accord_import_plan_get_columns (plan);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (accord_import_plan_get_file_name (plan), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  g_ptr_array_add (self->groups, group);
  for (guint i = 0; i < columns->len; i++)
    {
      GtkWidget *row = accord_import_row_new (plan, i, changed_cb, self);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  describe_group (self, index);
  return group;
}

static const AccordImportColumn *
ambiguous_column (ColumnsPage *self)
{
  for (guint i = 0; i < self->dialog->plans->len; i++)
    {
      GPtrArray *columns = accord_import_plan_get_columns (self->dialog->plans->pdata[i]);

      for (guint c = 0; c < columns->len; c++)
        if (((AccordImportColumn *) columns->pdata[c])->ambiguous)
          return columns->pdata[c];
    }
  return NULL;
}

static void
order_changed_cb (AdwToggleGroup *toggles, GParamSpec *pspec, gpointer data)
{
  static const AccordDateOrder orders[] = { ACCORD_DATE_ORDER_UNKNOWN, ACCORD_DATE_ORDER_DMY,
                                            ACCORD_DATE_ORDER_MDY };
  ColumnsPage *self = data;

  self->dialog->date_order = orders[MIN (adw_toggle_group_get_active (toggles), 2)];
  for (guint i = 0; i < self->dialog->plans->len; i++)
    accord_import_plan_set_date_order (self->dialog->plans->pdata[i], self->dialog->date_order);
}

static void
add_toggle (GtkWidget *toggles, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (toggles), toggle);
}

static GtkWidget *
make_decisions (ColumnsPage *self, const AccordImportColumn *column)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("accord-warning-symbolic");
  GtkWidget *toggles = adw_toggle_group_new ();
  /* Translators: %s is a column of the file */
  g_autofree char *title = g_strdup_printf (_ ("Dates of “%s”"), column->heading);
  g_autofree char *subtitle = g_strdup_printf (_ ("“%s” could be read either way"), column->sample);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Decisions"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  add_toggle (toggles, _ ("Find Out"));
  add_toggle (toggles, _ ("Day First"));
  add_toggle (toggles, _ ("Month First"));
  gtk_widget_set_valign (toggles, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (toggles, "notify::active", G_CALLBACK (order_changed_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggles);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* Wider than a preferences page: heading, sample, field and result stand in one line. */
static GtkWidget *
make_scroll (GtkWidget *box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
next_cb (ColumnsPage *self)
{
  adw_navigation_view_push (self->dialog->view, accord_import_check_page_new (self->dialog));
}

static void
columns_page_finalize (GObject *object)
{
  ColumnsPage *self = COLUMNS_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->groups);
  G_OBJECT_CLASS (columns_page_parent_class)->finalize (object);
}

static void
columns_page_class_init (ColumnsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = columns_page_finalize;
}

static void
columns_page_init (ColumnsPage *self)
{
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
}

AdwNavigationPage *
accord_import_columns_page_new (AccordImportDialog *dialog)
{
  ColumnsPage *self = g_object_new (TYPE_COLUMNS_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *next = accord_import_next_button (_ ("C_ontinue"));
  const AccordImportColumn *ambiguous;

  self->dialog = dialog;
  ambiguous = ambiguous_column (self);
  if (ambiguous != NULL)
    gtk_box_append (GTK_BOX (box), make_decisions (self, ambiguous));
  for (guint i = 0; i < dialog->plans->len; i++)
    gtk_box_append (GTK_BOX (box), make_group (self, i));
  adw_bin_set_child (ADW_BIN (self), make_scroll (box));
  g_signal_connect_object (next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  return accord_import_page_new (_ ("Map Columns"), _ ("Step 2 of 3"), "columns", next,
                                 GTK_WIDGET (self));
}
