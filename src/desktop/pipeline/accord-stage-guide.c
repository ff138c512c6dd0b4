/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStageGuide: what a stage is for. Its rows follow the stage's table of fields. */

#include "accord-config.h"

#include "accord-stage-guide.h"

#include "accord-data-label.h"
#include "accord-field-list.h"
#include <glib/gi18n-lib.h>

struct _AccordStageGuide {
  GtkPopover parent_instance;

  GtkBox *box;
  GtkLabel *title;
};

enum {
  FOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordStageGuide, accord_stage_guide, GTK_TYPE_POPOVER)

static void
fold_clicked_cb (AccordStageGuide *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[FOLD], 0);
}

static void
accord_stage_guide_class_init (AccordStageGuideClass *klass)
{
  signals[FOLD] = g_signal_new ("fold", ACCORD_TYPE_STAGE_GUIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
accord_stage_guide_init (AccordStageGuide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *fold = gtk_button_new_with_mnemonic (_("_Fold Column"));

  self->title = GTK_LABEL (accord_data_label_new ("heading"));
  self->box = GTK_BOX (box);
  gtk_widget_add_css_class (fold, "flat");
  g_signal_connect_object (fold, "clicked", G_CALLBACK (fold_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_widget_add_css_class (box, "stage-guide");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), fold);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * accord_stage_guide_new:
 * @workspace: the open file
 * @stage: a stage
 *
 * Returns: (transfer floating): a popover for the button of a column's head
 */
GtkWidget *
accord_stage_guide_new (AccordWorkspace *workspace, AccordEntity *stage)
{
  AccordStageGuide *self = g_object_new (ACCORD_TYPE_STAGE_GUIDE, NULL);
  static const char *const left_out[] = { "name", "pipeline", "outcome", NULL };
  GtkWidget *fields = accord_field_list_new (workspace, &accord_stage_kind, left_out);

  accord_field_list_set_entity (ACCORD_FIELD_LIST (fields), stage);
  g_object_bind_property (stage, "title", self->title, "label", G_BINDING_SYNC_CREATE);
  gtk_box_insert_child_after (self->box, fields, GTK_WIDGET (self->title));
  return GTK_WIDGET (self);
}
