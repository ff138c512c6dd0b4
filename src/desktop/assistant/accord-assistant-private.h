/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"
#include "accord-assistant.h"
#include "accord-assistant-source.h"

G_BEGIN_DECLS

#define ACCORD_ASSISTANT_ROWS_AT_ONCE 20000 /* that many rows are tried out while columns are mapped */

typedef struct _AccordAssistantWork AccordAssistantWork;

struct _AccordAssistant {
  AdwDialog parent_instance;

  GtkWidget *go_on; /* unowned: Continue of the page of files */
  AdwNavigationView *view;
  AccordWorkspace *workspace;
  GtkWidget *window;             /* weak: keeps the dialog until it is closed */
  GListStore *sources;           /* of AccordAssistantSource, in the order they came */
  gboolean narrow;
  gboolean running;              /* an import that writes */
  gboolean filling;              /* the page of columns is being made, a piece in each frame */

  AccordAssistantWork *work;     /* under way: plans are left alone */
  AccordAssistantWork *next;     /* when it has ended */
  GQueue changes;                /* of plans, wait for it */
};

/* accord-assistant.c: what pages have in common */
AdwNavigationPage *accord_assistant_page_new (AccordAssistant *self, const char *title, const char *subtitle,
                                              const char *tag, GtkWidget *next, GtkWidget *content);
void accord_assistant_give_focus (GtkWidget *widget);
void accord_assistant_show_refusal (AccordAssistant *self, AdwBin *bin, const char *title, const char *text);
GtkWidget *accord_assistant_next_button (const char *label);
GtkWidget *accord_assistant_column_new (AccordAssistant *self, GtkWidget *content);
GPtrArray *accord_assistant_plans (AccordAssistant *self);
gboolean accord_assistant_is_shown (GtkWidget *page);
void accord_assistant_ended (AccordAssistant *self);
void accord_assistant_add_files (AccordAssistant *self, GListModel *files);

/* accord-assistant-work.c: one thing at a time with the plans */
typedef void (*AccordAssistantWorkFunc) (AccordAssistant *self, GtkWidget *page, GCancellable *cancellable);
typedef void (*AccordAssistantChangeFunc) (gpointer data);
void accord_assistant_work (AccordAssistant *self, GtkWidget *page, AccordAssistantWorkFunc func);
void accord_assistant_change (AccordAssistant *self, AccordAssistantChangeFunc func, gpointer data, GDestroyNotify destroy);
void accord_assistant_stop (AccordAssistant *self);
gboolean accord_assistant_is_working (AccordAssistant *self);

/* The pages, each in a file of its name. */
AdwNavigationPage *accord_assistant_file_page_new (AccordAssistant *self);
AdwNavigationPage *accord_assistant_map_page_new (AccordAssistant *self);
AdwNavigationPage *accord_assistant_check_page_new (AccordAssistant *self);
AdwNavigationPage *accord_assistant_run_page_new (AccordAssistant *self);

G_END_DECLS
