//! What draws: Vulkan (or what a system has in its place), and OpenGL where there is none, as on older laptops and virtual machines.

use std::sync::Arc;

use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::renderer::{
    RenderAdapter, RenderAdapterInfo, RenderDevice, RenderInstance, RenderQueue, WgpuWrapper,
};
use bevy::render::settings::{RenderCreation, RenderResources, WgpuSettings};
use bevy::tasks::block_on;
use bevy::winit::DisplayHandleWrapper;
use wgpu::{Backends, Instance, InstanceDescriptor, MemoryHints, RequestAdapterOptions};

/// What can draw here: a graphics card or a program that stands in for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Driver {
    /// Vulkan, Metal or Direct3D.
    Usual,
    /// OpenGL and nothing better.
    OpenGl,
}

impl Driver {
    /// Looks for something that can draw; `WGPU_BACKEND` in the environment narrows the search.
    pub(super) fn find() -> Option<Self> {
        let wanted = Backends::from_env().unwrap_or(Backends::all());
        let draws = |backends: Backends| {
            let descriptor = InstanceDescriptor {
                backends,
                ..InstanceDescriptor::new_without_display_handle()
            };
            let instance = Instance::new(descriptor);
            let asked = instance.request_adapter(&RequestAdapterOptions::default());
            !backends.is_empty() && block_on(asked).is_ok()
        };
        if draws(wanted.difference(Backends::GL)) {
            Some(Self::Usual)
        } else if draws(wanted.intersection(Backends::GL)) {
            Some(Self::OpenGl)
        } else {
            None
        }
    }
}

/// What can draw here, best first, each once, as `--version` shows it: its name, its driver, by what it is spoken to.
#[must_use]
pub fn drivers() -> Vec<String> {
    let instance = Instance::new(InstanceDescriptor {
        backends: Backends::from_env().unwrap_or(Backends::all()),
        ..InstanceDescriptor::new_without_display_handle()
    });
    let mut found: Vec<String> = Vec::new();
    for adapter in block_on(instance.enumerate_adapters(Backends::all())) {
        let info = adapter.get_info();
        let driver = [info.driver.trim(), info.driver_info.trim()].join(" ");
        let line = format!("{}, {} ({})", info.name.trim(), driver.trim(), info.backend);
        if !found.contains(&line) {
            found.push(line);
        }
    }
    found
}

/// Draws by Vulkan or what a system has in its place. OpenGL is not even asked: its driver would be loaded beside, and stay. Pages are small pictures
/// and few of them, so that memory is asked for in small pieces.
pub(super) fn usual() -> RenderPlugin {
    let asked = WgpuSettings::default();
    RenderPlugin {
        render_creation: WgpuSettings {
            backends: asked.backends.map(|all| all.difference(Backends::GL)),
            memory_hints: MemoryHints::MemoryUsage,
            ..asked
        }
        .into(),
        ..default()
    }
}

/// Draws by OpenGL, in the place of [`RenderPlugin`]. That one looks for an adapter without knowing the display, and EGL draws into a window only
/// for who has named the display before.
pub(super) struct OpenGlPlugin;

impl Plugin for OpenGlPlugin {
    fn build(&self, app: &mut App) {
        let display = app.world().get_resource::<DisplayHandleWrapper>();
        let made = display
            .ok_or_else(|| "there is no display".to_owned())
            .and_then(resources);
        // Nothing has been shown yet: whoever opens the window says why there is none.
        let resources = made.unwrap_or_else(|why| panic!("OpenGL draws nothing: {why}"));
        app.add_plugins(RenderPlugin {
            render_creation: RenderCreation::Manual(resources),
            ..default()
        });
    }
}

fn resources(display: &DisplayHandleWrapper) -> Result<RenderResources, String> {
    let instance = Instance::new(InstanceDescriptor {
        backends: Backends::GL,
        ..InstanceDescriptor::new_with_display_handle(Box::new(display.0.clone()))
    });
    let adapter = block_on(instance.request_adapter(&RequestAdapterOptions::default()))
        .map_err(|error| error.to_string())?;
    let info = adapter.get_info();
    info!("{info:?}");
    let descriptor = wgpu::DeviceDescriptor {
        required_features: adapter.features(),
        required_limits: adapter.limits(),
        memory_hints: MemoryHints::MemoryUsage,
        ..Default::default()
    };
    let (device, queue) =
        block_on(adapter.request_device(&descriptor)).map_err(|error| error.to_string())?;
    Ok(RenderResources(
        RenderDevice::from(device),
        RenderQueue(Arc::new(WgpuWrapper::new(queue))),
        RenderAdapterInfo(WgpuWrapper::new(info)),
        RenderAdapter(Arc::new(WgpuWrapper::new(adapter))),
        RenderInstance(Arc::new(WgpuWrapper::new(instance))),
    ))
}
