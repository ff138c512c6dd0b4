/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMergeChoice: see the header. Cards are radio buttons of one group, so arrows, screen readers and
 * "one of them" come from the stock widget; what is taken goes straight into the merge. */

#include "accord-config.h"

#include "accord-merge-choice.h"

#include <glib/gi18n-lib.h>
#include "accord-data-label.h"

struct _AccordMergeChoice {
  AdwBin parent_instance;

  AccordRecordMerge *merge;
  int field;
  GtkBox *line;       /* label, cards */
  GtkLabel *label;
  GtkBox *cards;
  GPtrArray *whose;   /* captions with the record's name: shown where there are no columns */
  GPtrArray *empty;   /* cells without a value: they only keep the columns */
};

G_DEFINE_FINAL_TYPE (AccordMergeChoice, accord_merge_choice, ADW_TYPE_BIN)

static void
accord_merge_choice_finalize (GObject *object)
{
  AccordMergeChoice *self = ACCORD_MERGE_CHOICE (object);

  accord_record_merge_unref (self->merge);
  g_ptr_array_unref (self->whose);
  g_ptr_array_unref (self->empty);
  G_OBJECT_CLASS (accord_merge_choice_parent_class)->finalize (object);
}

static void
accord_merge_choice_class_init (AccordMergeChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_merge_choice_finalize;
}

static void
accord_merge_choice_init (AccordMergeChoice *self)
{
  self->whose = g_ptr_array_new ();
  self->empty = g_ptr_array_new ();
  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  self->label = GTK_LABEL (accord_data_label_new ("secondary merge-field"));
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  g_object_set (self->label, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "yalign", 0.0f, NULL);
  gtk_box_set_homogeneous (self->cards, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->cards), TRUE);
  gtk_box_append (self->line, GTK_WIDGET (self->label));
  gtk_box_append (self->line, GTK_WIDGET (self->cards));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->line));
}

static void
toggled_cb (AccordMergeChoice *self, GtkCheckButton *card)
{
  if (gtk_check_button_get_active (card))
    accord_record_merge_take (self->merge, self->field, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (card), "record")));
}

static void
append_caption (GtkWidget *box, const char *text, GPtrArray *also)
{
  GtkWidget *label = accord_data_label_new ("caption secondary");

  accord_data_label_set_text (GTK_LABEL (label), text);
  gtk_box_append (GTK_BOX (box), label);
  if (also != NULL)
    g_ptr_array_add (also, label);
}

/* The value, whose it is, and a remark on it. */
static GtkWidget *
make_text (AccordMergeChoice *self, AccordRecord *record, const char *value, const char *remark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = accord_data_label_new (NULL);

  append_caption (box, accord_record_title (record), self->whose);
  accord_data_label_set_text (GTK_LABEL (label), value);
  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 6, "tooltip-text", value, NULL);
  gtk_box_append (GTK_BOX (box), label);
  if (remark != NULL)
    append_caption (box, remark, NULL);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_card (AccordMergeChoice *self, guint index, const char *value, const char *remark, GtkCheckButton *group)
{
  AccordRecord *record = self->merge->records->pdata[index];
  GtkWidget *card = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf (remark != NULL ? _ ("%1$s: %2$s, of %3$s (%4$s)") : _ ("%1$s: %2$s, of %3$s"),
                                           gtk_label_get_text (self->label), value, accord_record_title (record), remark);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (card), make_text (self, record, value, remark));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (card), group);
  gtk_widget_add_css_class (card, "merge-card");
  g_object_set_data (G_OBJECT (card), "record", GUINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return card;
}

static GtkWidget *
make_plain (AccordMergeChoice *self, guint index, const char *value, const char *remark)
{
  GtkWidget *text = make_text (self, self->merge->records->pdata[index], value, remark);

  gtk_widget_add_css_class (text, "merge-plain");
  return text;
}

static GtkWidget *
make_empty (AccordMergeChoice *self)
{
  GtkWidget *label = accord_data_label_new ("merge-plain dim-label");

  gtk_label_set_text (GTK_LABEL (label), "—");
  g_ptr_array_add (self->empty, label);
  return label;
}

static char *
value_text (AccordMergeChoice *self, guint index)
{
  AccordRecord *record = self->merge->records->pdata[index];

  return accord_field_format (&self->merge->kind->fields[self->field], accord_record_value (record, self->field),
                              accord_record_link_title (record, self->field));
}

static void
fill (AccordMergeChoice *self, const AccordMergeLine *line)
{
  const AccordField *field = &self->merge->kind->fields[line->field];
  gboolean joins = accord_record_merge_joins (field) && line->differs;
  GtkCheckButton *group = NULL;

  for (guint i = 0; i < self->merge->records->len; i++)
    {
      g_autofree char *value = value_text (self, i);
      const char *remark = joins ? _ ("all are kept") : i == line->suggested && line->differs ? accord_merge_why_to_words (line->why) : NULL;
      GtkWidget *cell;

      if (value == NULL || *value == '\0')
        cell = make_empty (self);
      else if (!line->differs || joins)
        cell = make_plain (self, i, value, remark);
      else
        {
          cell = make_card (self, i, value, remark, group);
          group = GTK_CHECK_BUTTON (cell);
          gtk_check_button_set_active (group, i == line->chosen);
          g_signal_connect_object (cell, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
        }
      gtk_box_append (self->cards, cell);
    }
}

/**
 * accord_merge_choice_new:
 * @merge: records that are to become one; what is chosen is kept in it
 * @line: one of its lines
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
accord_merge_choice_new (AccordRecordMerge *merge, const AccordMergeLine *line)
{
  AccordMergeChoice *self = g_object_new (ACCORD_TYPE_MERGE_CHOICE, NULL);

  self->merge = accord_record_merge_ref (merge);
  self->field = line->field;
  gtk_label_set_text (self->label, accord_field_label (&merge->kind->fields[line->field]));
  fill (self, line);
  accord_merge_choice_set_narrow (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * accord_merge_choice_get_field:
 * @self: a choice
 *
 * Returns: index of the field, of the records' kind
 */
int
accord_merge_choice_get_field (AccordMergeChoice *self)
{
  g_return_val_if_fail (ACCORD_IS_MERGE_CHOICE (self), -1);
  return self->field;
}

/**
 * accord_merge_choice_set_narrow:
 * @self: a field
 * @narrow: whether there is no room for columns
 */
void
accord_merge_choice_set_narrow (AccordMergeChoice *self, gboolean narrow)
{
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (ACCORD_IS_MERGE_CHOICE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards), orientation);
  gtk_box_set_spacing (self->line, narrow ? 4 : 12);
  gtk_box_set_spacing (self->cards, narrow ? 6 : 12);
  gtk_box_set_homogeneous (self->cards, !narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->label), narrow ? -1 : ACCORD_MERGE_LABEL_WIDTH, -1);
  for (guint i = 0; i < self->whose->len; i++)
    gtk_widget_set_visible (self->whose->pdata[i], narrow);
  for (guint i = 0; i < self->empty->len; i++)
    gtk_widget_set_visible (self->empty->pdata[i], !narrow);
}
