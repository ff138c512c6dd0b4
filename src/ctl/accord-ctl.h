/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_CTL_DONE = 0,
  ACCORD_CTL_FAILED = 1, /* not all was done */
  ACCORD_CTL_USAGE = 2,  /* not understood */
} AccordCtlStatus;

/* A number before the options are read: nobody types it. */
#define ACCORD_CTL_NOT_GIVEN G_MININT64

typedef struct _AccordCtlCommand AccordCtlCommand;

/* One run of one command. */
typedef struct {
  const AccordCtlCommand *command;
  int argc;    /* what is left after the options: the command's own arguments */
  char **argv;
  gboolean json;
  AccordWorkspace *workspace; /* once opened */
  gboolean writes;            /* it may be written */
  gboolean moved;             /* deals came to stages */
} AccordCtl;

struct _AccordCtlCommand {
  const char *name;
  const char *arguments; /* N_(): as in the help */
  const char *summary;   /* N_() */
  int min_arguments;
  int max_arguments;     /* -1: any number */
  AccordCtlStatus (*run) (AccordCtl *ctl); /* in a fiber of the main thread */
};

extern const AccordCtlCommand accord_ctl_backup_command;
extern const AccordCtlCommand accord_ctl_check_command;
extern const AccordCtlCommand accord_ctl_conflicts_command;
extern const AccordCtlCommand accord_ctl_credit_command;
extern const AccordCtlCommand accord_ctl_due_command;
extern const AccordCtlCommand accord_ctl_standing_command;
extern const AccordCtlCommand accord_ctl_duplicates_command;
extern const AccordCtlCommand accord_ctl_erase_command;
extern const AccordCtlCommand accord_ctl_export_command;
extern const AccordCtlCommand accord_ctl_field_command;
extern const AccordCtlCommand accord_ctl_flow_command;
extern const AccordCtlCommand accord_ctl_goals_command;
extern const AccordCtlCommand accord_ctl_history_command;
extern const AccordCtlCommand accord_ctl_import_command;
extern const AccordCtlCommand accord_ctl_list_command;
extern const AccordCtlCommand accord_ctl_merge_command;
extern const AccordCtlCommand accord_ctl_move_command;
extern const AccordCtlCommand accord_ctl_new_command;
extern const AccordCtlCommand accord_ctl_person_command;
extern const AccordCtlCommand accord_ctl_pipelines_command;
extern const AccordCtlCommand accord_ctl_pool_command;
extern const AccordCtlCommand accord_ctl_quote_command;
extern const AccordCtlCommand accord_ctl_redo_command;
extern const AccordCtlCommand accord_ctl_repair_command;
extern const AccordCtlCommand accord_ctl_report_command;
extern const AccordCtlCommand accord_ctl_rules_command;
extern const AccordCtlCommand accord_ctl_set_command;
extern const AccordCtlCommand accord_ctl_show_command;
extern const AccordCtlCommand accord_ctl_sync_command;
extern const AccordCtlCommand accord_ctl_tickets_command;
extern const AccordCtlCommand accord_ctl_trash_command;
extern const AccordCtlCommand accord_ctl_undo_command;

gboolean accord_ctl_parse (AccordCtl *ctl, const GOptionEntry *entries);
AccordCtlStatus accord_ctl_usage (AccordCtl *ctl, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean accord_ctl_period (AccordCtl *ctl, const char *from, const char *to, AccordPeriod *period);
gboolean accord_ctl_may_write (AccordCtl *ctl, const char *path, int n_read);
gboolean accord_ctl_number (AccordCtl *ctl, gint64 number);
gboolean accord_ctl_day (AccordCtl *ctl, const char *typed, gint64 *day);
AccordCtlStatus accord_ctl_fail (AccordCtl *ctl, const GError *error);
void accord_ctl_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean accord_ctl_open (AccordCtl *ctl, gboolean write, GError **error);
AccordCtlStatus accord_ctl_close (AccordCtl *ctl, AccordCtlStatus status);
const AccordKind *accord_ctl_kind (AccordCtl *ctl, const char *name);
const AccordKind *accord_ctl_own_kind (AccordCtl *ctl, const AccordKind *kind);

G_END_DECLS
