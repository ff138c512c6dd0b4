/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMergeTable: see the header. A few dozen rows of at most five columns: plain widgets. */

#include "accord-config.h"

#include "accord-merge-table.h"

#include <glib/gi18n-lib.h>
#include "accord-attached.h"
#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-tag.h"
#include "accord-tooltip.h"

struct _AccordMergeTable {
  AdwBin parent_instance;

  GtkBox *rows;
  GtkBox *heads;      /* a card a record */
  GtkWidget *corner;  /* above the names of fields */
  GtkBox *head_line;
  GPtrArray *choices; /* of AccordMergeChoice, owned by their box */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (AccordMergeTable, accord_merge_table, ADW_TYPE_BIN)

static guint stays_signal;

static void
accord_merge_table_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_MERGE_TABLE (object)->choices);
  G_OBJECT_CLASS (accord_merge_table_parent_class)->finalize (object);
}

static void
accord_merge_table_class_init (AccordMergeTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_merge_table_finalize;
  /**
   * AccordMergeTable::stays:
   * @index: the record that shall stay in place of the first
   */
  stays_signal = g_signal_new ("stays", ACCORD_TYPE_MERGE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
accord_merge_table_init (AccordMergeTable *self)
{
  self->choices = g_ptr_array_new ();
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

static void
keep_cb (AccordMergeTable *self, GtkWidget *button)
{
  g_signal_emit (self, stays_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "record")));
}

static GtkWidget *
make_keep (AccordMergeTable *self, AccordRecord *record, guint index)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Keep This One"));
  /* Translators: name of a record: what pressing a button does */
  g_autofree char *name = g_strdup_printf (_ ("Keep %s, and have the others go into it"), accord_record_title (record));

  gtk_widget_add_css_class (button, "flat");
  accord_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "record", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* What becomes of the record: said in words, since the columns look alike. */
static GtkWidget *
make_fate (AccordMergeTable *self, AccordRecord *record, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *tag = index == 0 ? accord_tag_new (_ ("Stays"), "accord-check-symbolic", ACCORD_TINT_SUCCESS)
                              : accord_tag_new (_ ("Goes into the first"), "accord-merge-symbolic", ACCORD_TINT_NEUTRAL);

  gtk_box_append (GTK_BOX (box), tag);
  if (index > 0)
    gtk_box_append (GTK_BOX (box), make_keep (self, record, index));
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_halign (child, GTK_ALIGN_START);
  return box;
}

static GtkWidget *
make_head (AccordMergeTable *self, AccordRecordMerge *merge, guint index)
{
  AccordRecord *record = merge->records->pdata[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = accord_data_label_new ("heading");
  GtkWidget *avatar = accord_avatar_new (accord_record_title (record), accord_kind_is (merge->kind, &accord_contact_kind), 34);
  GtkWidget *hangs = accord_data_label_new ("caption secondary");
  g_autoptr (GArray) attached = accord_attached_of_links (merge->links, accord_record_id (record));
  g_autofree char *words = accord_attached_to_words (attached);

  accord_data_label_set_text (GTK_LABEL (name), accord_record_title (record));
  g_object_set (name, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "tooltip-text", accord_record_title (record), NULL);
  gtk_label_set_text (GTK_LABEL (hangs), words != NULL ? words : _ ("Nothing hangs on it"));
  g_object_set (hangs, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, NULL);
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (text), name);
  gtk_box_append (GTK_BOX (text), hangs);
  gtk_box_append (GTK_BOX (text), make_fate (self, record, index));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "merge-head");
  return box;
}

static void
add_heads (AccordMergeTable *self, AccordRecordMerge *merge)
{
  self->head_line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  self->heads = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  self->corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (self->corner, ACCORD_MERGE_LABEL_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heads), TRUE);
  for (guint i = 0; i < merge->records->len; i++)
    gtk_box_append (self->heads, make_head (self, merge, i));
  gtk_box_append (self->head_line, self->corner);
  gtk_box_append (self->head_line, GTK_WIDGET (self->heads));
  gtk_box_append (self->rows, GTK_WIDGET (self->head_line));
}

static void
add_heading (AccordMergeTable *self, const char *text)
{
  GtkWidget *label = accord_data_label_new ("heading");

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (self->rows, label);
}

static guint
add_lines (AccordMergeTable *self, AccordRecordMerge *merge, gboolean differing, const char *heading)
{
  guint n = 0;

  for (guint i = 0; i < merge->lines->len; i++)
    {
      const AccordMergeLine *line = &g_array_index (merge->lines, AccordMergeLine, i);
      GtkWidget *choice;

      if (line->differs != differing)
        continue;
      if (n++ == 0)
        add_heading (self, heading);
      choice = accord_merge_choice_new (merge, line);
      g_ptr_array_add (self->choices, choice);
      gtk_box_append (self->rows, choice);
    }
  return n;
}

static void
add_note (AccordMergeTable *self)
{
  GtkWidget *label = accord_data_label_new ("caption secondary");

  gtk_label_set_text (GTK_LABEL (label),
                      _ ("Names, numbers, addresses and sites that are not chosen are kept as further ones. "
                         "Deals, people and history of all records go to the one that stays. It can be undone at any time."));
  g_object_set (label, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "margin-top", 6, NULL);
  gtk_box_append (self->rows, label);
}

/**
 * accord_merge_table_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
accord_merge_table_new (void)
{
  return g_object_new (ACCORD_TYPE_MERGE_TABLE, NULL);
}

/* The focus does not come back in the same turn from a widget that goes with it: it is put down before. */
static void
drop_focus (AccordMergeTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

/* The field whose cards have the keyboard, or -1. */
static int
focused_field (AccordMergeTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *choice = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_MERGE_CHOICE) : NULL;

  return choice != NULL && gtk_widget_is_ancestor (choice, GTK_WIDGET (self)) ? accord_merge_choice_get_field (ACCORD_MERGE_CHOICE (choice)) : -1;
}

static void
focus_field (AccordMergeTable *self, int field)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (accord_merge_choice_get_field (self->choices->pdata[i]) == field)
      gtk_widget_child_focus (self->choices->pdata[i], GTK_DIR_TAB_FORWARD);
}

/**
 * accord_merge_table_set_merge:
 * @self: a table
 * @merge: the records to be compared; choices are kept in it
 *
 * Shows them; the field that had the keyboard has it again.
 */
void
accord_merge_table_set_merge (AccordMergeTable *self, AccordRecordMerge *merge)
{
  GtkWidget *child;
  int focused = focused_field (self);

  g_return_if_fail (ACCORD_IS_MERGE_TABLE (self) && merge != NULL);

  drop_focus (self);
  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  add_heads (self, merge);
  add_lines (self, merge, TRUE, _ ("Differences"));
  add_lines (self, merge, FALSE, _ ("Nothing to Choose"));
  add_note (self);
  accord_merge_table_set_narrow (self, self->narrow);
  if (focused >= 0)
    focus_field (self, focused);
}

/**
 * accord_merge_table_set_narrow:
 * @self: a table
 * @narrow: whether there is no room for columns
 */
void
accord_merge_table_set_narrow (AccordMergeTable *self, gboolean narrow)
{
  g_return_if_fail (ACCORD_IS_MERGE_TABLE (self));

  self->narrow = narrow;
  if (self->heads == NULL)
    return;
  gtk_widget_set_visible (self->corner, !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->heads), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->heads, !narrow);
  for (guint i = 0; i < self->choices->len; i++)
    accord_merge_choice_set_narrow (self->choices->pdata[i], narrow);
}
