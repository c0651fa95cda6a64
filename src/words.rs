//! Every word that the page says, in English and Simplified Chinese.

use std::fmt::Display;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    En,
    Zh,
}

impl Lang {
    /// The first of the reader's languages (BCP 47 tags, most wanted first) that the page speaks; English without one.
    pub fn choose<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Lang {
        wanted.into_iter().find_map(Lang::from_tag).unwrap_or_default()
    }

    /// The language of a BCP 47 tag.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag.split('-').next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "zh" => Some(Lang::Zh),
            _ => None,
        }
    }

    /// For `lang=` and for the browser's storage.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Zh,
            Lang::Zh => Lang::En,
        }
    }

    pub fn words(self) -> &'static Words {
        match self {
            Lang::En => &EN,
            Lang::Zh => &ZH,
        }
    }
}

/// A template with its `{}` replaced by the parts, one after the other.
pub fn fill(template: &str, parts: &[&dyn Display]) -> String {
    let mut pieces = template.split("{}");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for (i, piece) in pieces.enumerate() {
        if let Some(part) = parts.get(i) {
            filled.push_str(&part.to_string());
        }
        filled.push_str(piece);
    }
    filled
}

macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        /// The page's words in one language, by what they are for.
        #[derive(Debug, PartialEq)]
        pub struct Words { $(pub $name: &'static str,)* }
        const EN: Words = Words { $($name: $en,)* };
        const ZH: Words = Words { $($name: $zh,)* };
    };
}

words! {
    tagline: "See how coroutines run", "看见协程如何运行";
    lessons: "Lessons", "课程";
    lessons_done: "{} of {} done", "已完成 {} / {} 课";
    done_mark: "done", "已完成";
    predict_mark: "with a prediction", "先猜顺序";
    next_lesson: "Next: {}", "下一课：{}";
    close: "Close", "关闭";

    share: "Share", "分享";
    share_tip: "Copy a link to this program", "复制这个程序的链接";
    link_copied: "Link copied: it holds this program, its lesson, speed and place in the run.",
        "链接已复制，其中包含这个程序、所在的课、速度和运行位置。";
    link_shown: "The browser did not let the page copy. This is the link:", "浏览器不允许网页复制。链接在这里：";
    link: "Link", "链接";
    link_too_long: "This program is too long for a link: {} characters, and at most {} survive in mail and chat.",
        "程序太长，放不进链接：需要 {} 个字符，而邮件和聊天最多保得住 {} 个。";
    link_damaged: "The program in this link is damaged or cut short. You see the lesson's own; nothing of yours was changed.",
        "链接里的程序损坏或不完整。现在显示的是本课原来的程序，您自己的内容没有变动。";
    no_such_lesson: "This link names a lesson that does not exist here.", "链接指向的课在这里不存在。";

    report: "Report a problem", "报告问题";
    report_intro: "Does the engine lack something, or behave unlike Python? This text carries your program and what the engine said. Nothing is sent by itself.",
        "引擎缺了什么，或者和 Python 不一样？下面的文字包含您的程序和引擎的输出。页面不会自行发送任何内容。";
    report_text: "Report", "报告内容";
    report_expected: "What I expected:", "我期望的结果：";
    report_copy: "Copy", "复制";
    report_open: "Open the issue tracker", "打开问题跟踪页";
    report_copied: "Report copied.", "报告已复制。";

    predict: "Predict", "先猜一猜";
    predict_call: "In which order will these lines come out?", "这些行会按什么顺序输出？";
    predict_how: "Read the program, drag the lines into order, then press Run.", "读一读程序，把各行拖成您认为的顺序，再按“运行”。";
    predict_list: "Lines of the output, in your order", "按您的顺序排列的输出行";
    predict_skip: "Just watch", "直接看";
    predict_again: "Predict again", "再猜一次";
    line_up: "Move up: {}", "上移：{}";
    line_down: "Move down: {}", "下移：{}";
    line_moved: "Now line {} of {}", "现在是第 {} 行，共 {} 行";
    predict_all: "All {} lines in the right order.", "{} 行全部猜对。";
    predict_some: "{} of {} lines in their place. Choose a line to see why it came when it did.",
        "{} / {} 行位置正确。点一行，看看它为什么在那时出现。";
    predict_wait: "Your guess is compared when the program has ended.", "程序结束后对照您的猜测。";
    guess_right: "as you said", "猜对了";
    guess_wrong: "you said line {}", "您猜第 {} 行";
    show_text: "Show the lesson's text", "显示课文";
    hide_text: "Hide the lesson's text", "收起课文";
    previous: "Previous lesson", "上一课";
    next: "Next lesson", "下一课";
    other_language: "中文", "English";
    theme_dark: "Dark theme", "深色主题";
    theme_light: "Light theme", "浅色主题";

    editor: "Editor", "编辑器";
    reset: "Restore the lesson's program", "恢复本课程序";
    edited: "edited", "已修改";
    transport: "Transport", "运行控制";
    run: "Run", "运行";
    pause: "Pause", "暂停";
    resume: "Resume", "继续";
    stop: "Stop", "停止";
    run_keys: "Ctrl Enter", "Ctrl Enter";
    step: "Step", "单步";
    step_back: "Step back", "单步后退";
    to_start: "To start", "到开头";
    to_end: "To end", "到结尾";
    position: "Position", "位置";
    more_steps: "More steps", "更多步进";
    step_over: "Over the call", "越过调用";
    step_out: "Out of the call", "跳出调用";
    step_line: "line", "行";
    step_await: "await", "await";
    step_switch: "task switch", "任务切换";
    step_tick: "tick", "循环一轮";
    step_output: "output", "输出";
    previous_one: "Previous", "上一个";
    next_one: "Next", "下一个";
    out_of_date: "edited since this run", "运行之后已修改";
    travelling: "Running again to this point", "正在重新运行到此处";
    speed: "Speed", "速度";
    instant: "instant", "即时";
    clock: "Virtual clock", "虚拟时钟";
    open_page: "Open in Coroscope", "在 Coroscope 中打开";

    timeline: "Timeline", "时间线";
    timeline_call: "Press Run and watch here.", "按“运行”，然后看这里。";
    timeline_empty: "Every task gets a lane: when it runs, when it could run but must wait its turn, and what it waits on.",
        "每个任务有一条泳道：何时运行，何时就绪却要排队，以及在等什么。";
    lanes_are: "lanes", "条泳道";
    main_program: "main program", "主程序";
    main_short: "main", "主程序";
    lanes_folded: "finished", "个已结束";
    zoom_in: "Zoom in", "放大";
    zoom_out: "Zoom out", "缩小";
    fit: "Fit", "显示全部";
    fold_finished: "Fold finished", "折叠已结束的";
    group_lanes: "Group by parent", "按创建者分组";
    event_table: "Table", "表格";
    event_table_long: "Events as a table", "以表格查看事件";
    overview: "The whole run: drag the window", "整个运行：可拖动窗口";
    lanes_help: "Lanes of the tasks. Keys: A D move, W S zoom, F fit, ? help", "任务泳道。按键：A D 移动，W S 缩放，F 显示全部，? 帮助";

    column_time: "Time", "时间";
    column_task: "Task", "任务";
    column_event: "Event", "事件";
    find: "Find", "查找";
    find_hint: "Find in events", "在事件中查找";
    any_task: "Any task", "任意任务";
    any_sort: "Any kind", "任意种类";
    sort_state: "States", "状态";
    sort_trouble: "Trouble", "异常情况";
    sort_loop: "Loop", "事件循环";
    rows: "events", "个事件";

    save: "Save", "保存";
    save_long: "Save this run", "保存这次运行";
    save_svg: "Lanes as SVG", "泳道图（SVG）";
    save_png: "Lanes as PNG", "泳道图（PNG）";
    save_trace: "Trace for Perfetto (JSON)", "Perfetto 追踪（JSON）";
    save_text: "Output as text", "输出（文本）";
    save_markdown: "Output with times (Markdown)", "输出及时间（Markdown）";

    shortcuts: "Keyboard shortcuts", "键盘快捷键";
    keys_lanes: "Lanes", "泳道";
    keys_run: "Run", "运行";
    key_zoom: "zoom in, zoom out", "放大，缩小";
    key_pan: "move left, move right", "左移，右移";
    key_wakes: "back, on along wake-ups", "沿唤醒箭头后退、前进";
    key_spans: "previous, next span", "上一段，下一段";
    key_fit: "show the whole run", "显示整个运行";
    key_ends: "to the start, to the end", "到开头，到结尾";
    key_help: "this list", "本列表";
    key_pause: "run, pause", "运行，暂停";
    key_over: "step over", "单步（越过）";
    key_line: "step to the next line", "单步到下一行";
    key_out: "step out", "跳出";
    key_steps: "step back, step forward", "后退一步，前进一步";
    key_breakpoint: "breakpoint at the line", "在该行设断点";
    key_program: "run the program", "运行程序";

    path: "What led here", "来龙去脉";
    go_to_line: "Go to line", "转到行";
    hints_none: "Nothing found: no likely mistakes in this run.", "没有发现问题：这次运行没有可能的错误。";
    hint_one: "hint", "条提示";
    hint_many: "hints", "条提示";
    rewrite: "Rewrite with async and await", "改写为 async / await";
    output: "Output", "输出";
    output_empty: "What the program prints appears here, with its time and its task.",
        "程序的输出会出现在这里，附带时间和任务。";
    earlier_lines: "Show earlier lines", "显示更早的输出";

    panels: "Panels", "面板";
    event_loop: "Event loop", "事件循环";
    event_loop_empty: "The tasks that are ready, in the order in which they will run, and the timers with the time they have left.",
        "这里是按运行顺序排队的就绪任务，以及各个定时器还剩多少时间。";
    tick: "tick", "轮次";
    runs_now: "Runs now", "正在运行";
    nothing_runs: "Nothing runs: the loop waits", "没有任务在运行：循环在等待";
    ready_queue: "Ready queue", "就绪队列";
    queue_empty: "empty", "空";
    timers: "Timers", "定时器";
    time_left: "left", "剩余";
    due: "due", "到期";
    and_more: "more", "更多";
    next_step: "next step", "继续执行";
    wakes_up: "wakes up", "被唤醒";
    sleep_ends: "sleep ends", "睡眠结束";
    callback: "callback", "回调";
    done_callback: "done callback", "完成回调";
    waits_on: "waits on", "等待";
    cancelling: "asked to cancel", "已请求取消";
    frames_omitted: "calls not shown", "层调用未显示";
    library_call: "library", "库";
    sent_down: "went in", "传入";
    thrown_down: "thrown in", "抛入";
    came_up: "came out", "产出";
    returned_up: "returned", "返回";
    suspended: "suspended", "挂起";
    closed: "closed", "已结束";
    tasks: "Tasks", "任务";
    tasks_empty: "Who created whom, where each task stands, and down its await chain to what it waits on.",
        "谁创建了谁，每个任务停在哪一行，以及沿着等待链一直看到它在等什么。";
    why: "Why", "为什么";
    why_empty: "Run the program, then choose a line of output or a bar in the timeline: here it says what led there.",
        "运行之后，点一行输出或时间线上的一段，这里会说明它为何在此刻出现。";
    hints: "Hints", "提示";
    hints_empty: "After a run: what in this program is likely to be a mistake, and how to put it right.",
        "运行之后，这里指出程序中可能的错误以及改法。";

    phase_idle: "not run yet", "尚未运行";
    phase_running: "running", "运行中";
    phase_paused: "paused", "已暂停";
    phase_stopped: "stopped", "已停止";
    phase_finished: "finished", "已结束";
    phase_failed: "ended with exit status", "结束，退出状态";

    created: "created", "已创建";
    ready: "ready", "就绪";
    running: "running", "运行";
    hosting: "the event loop runs", "事件循环运行中";
    waiting: "waiting", "等待";
    blocking: "blocking", "阻塞";
    done: "done", "完成";
    failed: "failed", "失败";
    cancelled: "cancelled", "已取消";

    sleep: "sleep", "sleep";
    a_future: "a future", "一个 future";
    just_created: "just created", "刚创建";
    yielded: "gave up its turn", "让出一轮";
    by_timer: "its timer is due", "定时器到期";
    woken_by: "woken by", "被唤醒，唤醒者";
    cancelled_by: "cancelled by", "被取消，取消者";
    at: "at", "在";
    line: "line", "行";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_the_page_speaks_is_chosen() {
        assert_eq!(Lang::choose(["de-DE", "zh-TW", "en"]), Lang::Zh);
        assert_eq!(Lang::choose(["en-GB", "zh"]), Lang::En);
        assert_eq!(Lang::choose(["fr"]), Lang::En);
        assert_eq!(Lang::from_tag(Lang::Zh.tag()), Some(Lang::Zh));
    }
}
